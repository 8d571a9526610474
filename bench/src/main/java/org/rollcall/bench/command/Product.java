package org.rollcall.bench.command;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.rollcall.bench.load.Arrivals;
import org.rollcall.bench.load.Latencies;
import org.rollcall.bench.load.LiveArrivals;
import org.rollcall.bench.load.OpenLoop;
import org.rollcall.bench.plan.Plan;
import org.rollcall.bench.plan.Register;
import org.rollcall.bench.plan.Schools;
import org.rollcall.bench.report.Leg;
import org.rollcall.bench.usage.Cost;
import org.rollcall.bench.usage.Meter;
import org.rollcall.localstack.demo.DemoApi;

/** Sends the plan's registers through the gateway, some in each round, and follows what they cause. */
final class Product {

    static final String TITLE = "rollcall";
    private static final String FINDING_RULE = "unexplained-day-1-contact";
    private static final String LETTER_RULE = "unexplained-day-3-letter";
    private static final double NANOS_PER_MILLI = 1e6;

    private final Settings settings;
    private final Plan plan;
    private final Schools schools;
    private final RegisterCalls calls;
    private final DemoApi api;
    private final Vertx vertx;
    private final int port;
    private final OpenLoop driver;
    private final Backlog underWay;
    private int sent;

    final Latencies findings = new Latencies();
    final Latencies letters = new Latencies();
    final List<Long> quietMillis = new ArrayList<>();
    final List<List<String>> backlog = new ArrayList<>();
    final Map<String, Long> refused = new HashMap<>();
    long unheard;
    long lateMillis;

    Product(Settings settings, Plan plan, Schools schools, DemoApi api, Vertx vertx, int port, Backlog underWay) {
        this.settings = settings;
        this.plan = plan;
        this.calls = new RegisterCalls(plan, schools, api);
        this.schools = schools;
        this.api = api;
        this.vertx = vertx;
        this.port = port;
        this.driver = new OpenLoop(vertx, port);
        this.underWay = underWay;
    }

    /** Sends before the first round, so that hot code is compiled. */
    void warmUp() throws InterruptedException {
        long[] at = Arrivals.at(settings.rate(), settings.warmUp(), settings.seed());
        refuse(driver.send(at, System.nanoTime(), calls.from(0, settings.warmUp())));
        sent += settings.warmUp();
        api.quiesce();
    }

    /** Sends a round's registers and waits until all that they cause has happened. */
    Leg round(int round, Meter meter) throws InterruptedException {
        int first = sent;
        sent += settings.perRound();
        Map<Integer, String> officers = new HashMap<>();
        for (int school = 0; school < plan.schools(); school++) {
            officers.put(schools.urn(school), api.token(schools.officer(school)));
        }
        OpenLoop.Call[] prepared = calls.from(first, settings.perRound());
        long[] at = Arrivals.at(settings.rate(), settings.perRound(), settings.seed() + round);
        try (LiveArrivals live = new LiveArrivals(vertx, port, officers)) {
            Cost before = meter.read();
            long start = System.nanoTime();
            OpenLoop.Outcome outcome = driver.send(at, start, prepared);
            long answered = System.nanoTime();
            backlog.add(underWay.left());
            api.quiesce();
            quietMillis.add(Math.round((System.nanoTime() - answered) / NANOS_PER_MILLI));
            Cost cost = meter.read().since(before);
            refuse(outcome);
            lateMillis = Math.max(lateMillis, outcome.lateMillis());
            for (int i = 0; i < at.length; i++) {
                Register register = plan.register(first + i);
                heard(live, "finding", FINDING_RULE, register, plan.findingOf(register), start + at[i], findings);
                heard(live, "letter", LETTER_RULE, register, plan.letterOf(register), start + at[i], letters);
            }
            return new Leg(TITLE, round, outcome.succeeded(), outcome.nanos(), outcome.latencies(), cost);
        }
    }

    /**
     * Sends registers that no figure of a round contains, and waits until all that they cause has happened.
     *
     * @param begin what is to begin with the first of them
     */
    void apart(int registers, double rate, Runnable begin) throws InterruptedException {
        int first = sent;
        sent += registers;
        long[] at = Arrivals.at(rate, registers, settings.seed() + first);
        OpenLoop.Call[] prepared = calls.from(first, registers);
        begin.run();
        refuse(driver.send(at, System.nanoTime(), prepared));
        api.quiesce();
    }

    private void heard(
            LiveArrivals live, String kind, String rule, Register register, int pupil, long intended, Latencies into) {
        if (pupil < 0) {
            return;
        }
        OptionalLong at = live.heardAt(kind, schools.pupilId(register, pupil).toString(), rule);
        at.ifPresentOrElse(heard -> into.add(heard - intended), () -> unheard++);
    }

    private void refuse(OpenLoop.Outcome outcome) {
        outcome.refused().forEach((why, times) -> refused.merge(why, times, Long::sum));
    }
}
