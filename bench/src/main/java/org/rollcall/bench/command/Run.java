package org.rollcall.bench.command;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.bench.plan.Plan;
import org.rollcall.bench.report.Leg;
import org.rollcall.bench.report.Line;
import org.rollcall.bench.report.Results;
import org.rollcall.bench.report.Results.Recount;
import org.rollcall.bench.rival.RawInsert;
import org.rollcall.bench.rival.Rival;
import org.rollcall.bench.rival.RowAtATime;
import org.rollcall.bench.rival.ScratchDatabase;
import org.rollcall.bench.rival.TriggerInsert;
import org.rollcall.bench.usage.Cost;
import org.rollcall.bench.usage.Meter;

/** One run: the product and each baseline in turn, three times over, so that what disturbs the machine disturbs all. */
final class Run {

    private static final List<Rival> RIVALS = List.of(new RawInsert(), new TriggerInsert(), new RowAtATime());
    private static final int IDLE_SECONDS = 3;
    private static final long WARM_UP_MILLIS = 1_500;
    private static final long ROUND_MILLIS = 3_000;

    private final Settings settings;
    private final Map<String, List<Leg>> legs = new LinkedHashMap<>();
    private final Map<String, Long> differences = new HashMap<>();
    private List<String> profile = List.of();

    private Run(Settings settings) {
        this.settings = settings;
    }

    /** Measures; needs the stack to be up. */
    static Results of(Settings settings) throws InterruptedException {
        return new Run(settings).measured();
    }

    private Results measured() throws InterruptedException {
        Stack stack = Stack.find();
        Plan plan = Plan.of(settings.all(), settings.schools(), settings.seed());
        say("Counting a trust's year");
        Results.TrustYear year = TrustYear.count(settings.seed());
        say("Making " + plan.schools() + " schools of " + plan.classes() * Plan.CLASS_OF + " pupils");
        int firstUrn = stack.freeUrn(plan.schools());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (Meter meter = stack.meter()) {
            Product product = stack.product(settings, plan, firstUrn, vertx);
            Map<String, Long> idle = idle(meter);
            say("Warming up");
            product.warmUp();
            if (settings.baselines()) {
                beside(product, meter, stack);
            } else {
                for (int round = 1; round <= Settings.ROUNDS; round++) {
                    keep(product.round(round, meter));
                }
            }
            Map<String, Long> memory = meter.memory();
            say("Counting statements");
            Apart apart = new Apart(stack, product, settings);
            Results.Statements statements = apart.statements();
            if (settings.picture() != null) {
                say("Sampling a round");
                profile = apart.profile(meter, settings.picture());
            }
            List<Recount> recounts = stack.recount(firstUrn, plan.schools()).against(plan);
            differences.put(
                    Product.TITLE, recounts.get(0).marks() - recounts.get(1).marks());
            return new Results(
                    settings.named(stack.durability()),
                    year,
                    lines(),
                    product.refused,
                    product.lateMillis,
                    product.findings.percentiles(),
                    product.letters.percentiles(),
                    product.unheard,
                    product.quietMillis,
                    product.backlog,
                    recounts,
                    idle,
                    memory,
                    statements,
                    profile);
        } finally {
            vertx.close();
        }
    }

    private void beside(Product product, Meter meter, Stack stack) throws InterruptedException {
        try (ScratchDatabase scratch = stack.scratch(RIVALS)) {
            for (Rival rival : RIVALS) {
                scratch.write(rival, WARM_UP_MILLIS);
            }
            for (int round = 1; round <= Settings.ROUNDS; round++) {
                keep(product.round(round, meter));
                for (Rival rival : RIVALS) {
                    keep(leg(scratch, rival, round, meter));
                }
            }
            RIVALS.forEach(rival -> differences.put(rival.title(), scratch.difference(rival)));
        }
    }

    private static Leg leg(ScratchDatabase scratch, Rival rival, int round, Meter meter) throws InterruptedException {
        Cost before = meter.read();
        ScratchDatabase.Written written = scratch.write(rival, ROUND_MILLIS);
        // The services idle beside it; only what the rival needs is its cost.
        Cost cost = meter.read().since(before).of("postgresql", Meter.DRIVER);
        return new Leg(rival.title(), round, written.registers(), written.nanos(), written.latencies(), cost);
    }

    private void keep(Leg leg) {
        say("Round " + leg.round() + ", " + leg.contender() + ": " + leg.registers() + " registers");
        legs.computeIfAbsent(leg.contender(), contender -> new ArrayList<>()).add(leg);
    }

    private List<Line> lines() {
        List<Leg> raw = legs.getOrDefault(RIVALS.getFirst().title(), List.of());
        return legs.values().stream()
                .map(of ->
                        Line.of(of, raw, differences.getOrDefault(of.getFirst().contender(), 0L)))
                .toList();
    }

    private static Map<String, Long> idle(Meter meter) {
        Cost before = meter.read();
        Pause.seconds(IDLE_SECONDS);
        Map<String, Long> perSecond = new HashMap<>();
        meter.read()
                .since(before)
                .cpuMillis()
                .forEach((process, millis) -> perSecond.put(process, millis / IDLE_SECONDS));
        return perSecond;
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
