package org.rollcall.bench.command;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.rollcall.bench.load.Arrivals;
import org.rollcall.bench.load.OpenLoop;
import org.rollcall.bench.load.Prepared;
import org.rollcall.bench.plan.Plan;
import org.rollcall.bench.plan.Schools;
import org.rollcall.bench.plan.StormPlan;
import org.rollcall.bench.plan.StormSchools;
import org.rollcall.bench.report.StormResults;
import org.rollcall.bench.usage.Cost;
import org.rollcall.bench.usage.Meter;
import org.rollcall.localstack.demo.DemoApi;
import org.rollcall.localstack.folder.StackException;

/**
 * The minute of the day at which the registers of many schools close: prepares them, lets the school clock run through
 * that instant at its own pace, and follows what it causes while other schools go on marking.
 */
final class Storm {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime CLOSE = LocalTime.of(9, 30);
    private static final int OTHER_SCHOOLS = 5;
    private static final int BEFORE_SECONDS = 15;
    private static final int DURING_SECONDS = 60;
    private static final int QUIETS = 8;
    /** Registers a second while the storm is prepared, each in the name of a user with forty schools. */
    private static final double PREPARING = 120;

    private final Stack stack;
    private final DemoApi api;
    private final Map<String, Long> preparation = new LinkedHashMap<>();
    private final double otherRate;
    private final long seed;
    private long partBegan = System.nanoTime();

    private Storm(Stack stack, double otherRate, long seed) {
        this.stack = stack;
        this.api = stack.api();
        this.otherRate = otherRate;
        this.seed = seed;
    }

    /**
     * Lets so many registers close; needs the stack to be up.
     *
     * @param pupils pupils of each class
     * @param otherRate registers of 30 that other schools send each second meanwhile
     */
    static StormResults of(int registers, int pupils, double otherRate, long seed) throws InterruptedException {
        return new Storm(Stack.find(), otherRate, seed).measured(registers, pupils);
    }

    private StormResults measured(int registers, int pupils) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (Meter meter = stack.meter()) {
            OpenLoop driver = new OpenLoop(vertx, stack.gateway());
            RegisterCalls others = others();
            StormPlan plan = new StormPlan(registers, pupils, nextSchoolDay());
            int firstUrn = stack.freeUrn(plan.schools());
            StormSchools schools = new StormSchools(plan, firstUrn, api);
            say("Making " + plan.schools() + " schools with " + registers + " classes of " + pupils);
            api.clock(plan.day(), "07:00");
            schools.make(stack.local()::addUser);
            part("schools, classes and pupils");
            settle();
            part("until other services had them");
            send(driver, plan, schools, plan.earlier());
            settle();
            part("registers of the days before");
            api.clock(plan.day(), "08:52");
            part("the clock to the opening");
            send(driver, plan, schools, plan.taken());
            settle();
            part("registers of the morning");
            api.clock(plan.day(), "09:29:30");
            settle();
            part("the clock to half a minute before");
            return through(plan, firstUrn, driver, others, meter);
        } finally {
            vertx.close();
        }
    }

    private StormResults through(StormPlan plan, int firstUrn, OpenLoop driver, RegisterCalls others, Meter meter)
            throws InterruptedException {
        int before = (int) (otherRate * BEFORE_SECONDS);
        int during = (int) (otherRate * DURING_SECONDS);
        OpenLoop.Call[] calls = others.from(0, before + during);
        Instant due = plan.day().atTime(CLOSE).atZone(LONDON).toInstant();
        long start = System.nanoTime() + Duration.between(api.clock(), due).toNanos();
        Pause.until(start - Duration.ofSeconds(BEFORE_SECONDS).toNanos());
        OpenLoop.Outcome calm =
                driver.send(Arrivals.at(otherRate, before, seed), System.nanoTime(), Arrays.copyOf(calls, before));
        Cost used = meter.read();
        CompletableFuture<OpenLoop.Outcome> marks = CompletableFuture.supplyAsync(() -> {
            try {
                return driver.send(
                        Arrivals.at(otherRate, during, seed + 1),
                        Math.max(start, System.nanoTime()),
                        Arrays.copyOfRange(calls, before, calls.length));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new StackException("Interrupted", interrupted);
            }
        });
        Pause.until(start);
        say("It is half past nine");
        try (StormCount count = new StormCount(stack, plan, firstUrn)) {
            Map<String, Long> millis = new LinkedHashMap<>(StormWatch.follow(start, count, meter));
            OpenLoop.Outcome stormy = marks.join();
            settle();
            millis.put("everything quiet", StormWatch.since(start));
            Cost cost = meter.read().since(used);
            Map<String, Long> refused = new TreeMap<>(calm.refused());
            stormy.refused().forEach((why, times) -> refused.merge(why, times, Long::sum));
            return new StormResults(
                    new TreeMap<>(Map.of(
                            "storm",
                            "" + plan.registers(),
                            "pupils",
                            "" + plan.pupils(),
                            "rate",
                            "" + otherRate,
                            "seed",
                            "" + seed)),
                    plan.schools(),
                    plan.registers(),
                    preparation,
                    millis,
                    count.all(),
                    calm.latencies().percentiles(),
                    stormy.latencies().percentiles(),
                    refused,
                    cost.cpuMillis(),
                    cost.walBytes(),
                    cost.commits(),
                    cost.records(),
                    meter.memory());
        }
    }

    /** Schools of ordinary size that have late registers to send, as in every other measurement. */
    private RegisterCalls others() {
        Plan plan = Plan.of((int) (otherRate * (BEFORE_SECONDS + DURING_SECONDS)), OTHER_SCHOOLS, seed);
        Schools schools = new Schools(plan, stack.freeUrn(plan.schools()), api);
        schools.make(stack.local()::addUser);
        part("the other schools");
        return new RegisterCalls(plan, schools, api);
    }

    private LocalDate nextSchoolDay() {
        return LocalDate.ofInstant(api.clock(), LONDON)
                .plusDays(1)
                .datesUntil(LocalDate.MAX)
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .findFirst()
                .orElseThrow();
    }

    private void send(OpenLoop driver, StormPlan plan, StormSchools schools, List<StormPlan.Sent> registers)
            throws InterruptedException {
        OpenLoop.Call[] calls = registers.stream()
                .map(sent -> Prepared.register(
                        schools.urn(plan.school(sent.register())),
                        sent.date().toString(),
                        sent.session(),
                        schools.classId(sent.register()).toString(),
                        api.token(schools.officer(plan.school(sent.register()))),
                        IntStream.range(0, plan.pupils())
                                .mapToObj(pupil ->
                                        schools.pupilId(sent.register(), pupil).toString())
                                .toList(),
                        sent.codes()))
                .toArray(OpenLoop.Call[]::new);
        OpenLoop.Outcome outcome = driver.send(Arrivals.at(PREPARING, calls.length, seed), System.nanoTime(), calls);
        if (!outcome.refused().isEmpty()) {
            throw new StackException("Registers before the close were refused: " + outcome.refused());
        }
    }

    /** Waits until nothing is under way, however much it is. */
    private void settle() {
        for (int i = 1; true; i++) {
            try {
                api.quiesce();
                return;
            } catch (StackException stillBusy) {
                if (i == QUIETS) {
                    throw stillBusy;
                }
            }
        }
    }

    private void part(String what) {
        long now = System.nanoTime();
        preparation.put(what, Duration.ofNanos(now - partBegan).toSeconds());
        say(what + ": " + preparation.get(what) + " s");
        partBegan = now;
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
