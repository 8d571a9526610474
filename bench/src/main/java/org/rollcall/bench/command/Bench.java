package org.rollcall.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.bench.coldstart.ColdStart;
import org.rollcall.bench.coldstart.Start;
import org.rollcall.bench.coldstart.StartTable;
import org.rollcall.bench.report.Results;
import org.rollcall.bench.report.StormResults;
import org.rollcall.bench.report.StormTable;
import org.rollcall.bench.report.Table;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./rollcall bench}: measures the stack that is up, beside plain SQL on the same server. */
@Command(
        name = "rollcall bench",
        description = "Measure the running stack beside plain SQL on the same server.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
public final class Bench implements Callable<Integer> {

    private static final double MOST_PER_SECOND = 1_000;
    /** Tokens last five minutes and serve a round each. */
    private static final int MOST_SECONDS = 360;

    private static final int MOST_SCHOOLS = 100;
    private static final int MOST_STARTS = 20;
    private static final int MOST_STORM = 44_000;
    private static final int MOST_PUPILS = 40;
    private static final int MOST_BESIDE_STORM = 40;
    private static final int PER_SECOND_AND_SCHOOL = 30;

    @Option(names = "--rate", description = "Registers a second.")
    private double rate = 20;

    @Option(names = "--seconds", description = "Seconds of load, in three rounds; 360 at most.")
    private int seconds = 30;

    @Option(names = "--schools", description = "Schools that the load is spread over; 100 at most.")
    private int schools = 20;

    @Option(names = "--seed", description = "The same seed gives the same registers at the same times.")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private @Nullable Path json;

    @Option(
            names = "--skip-baselines",
            description = "Only the product.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private boolean skipBaselines;

    @Option(
            names = "--cold-start",
            paramLabel = "ROUNDS",
            arity = "0..1",
            fallbackValue = "3",
            description =
                    "Instead of a load: start the stack so many times with start-up caches and without, in turns.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private @Nullable Integer coldStart;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "Sample one further round; the flame graph is written there, as SVG.")
    private @Nullable Path profile;

    @Option(
            names = "--storm",
            paramLabel = "REGISTERS",
            arity = "0..1",
            fallbackValue = "22000",
            description =
                    "Instead: so many registers close at one instant, 22000 unless said otherwise, while other schools"
                            + " send --rate registers a second.",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private @Nullable Integer storm;

    @Option(names = "--pupils", description = "Pupils of each class of a storm.")
    private int pupils = 2;

    private Bench() {}

    /** Measures; the exit code is 0 only if no request failed and no mark was lost or doubled. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StackException || failure instanceof IllegalArgumentException) {
                command.getErr().println("rollcall: " + failure.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (coldStart != null) {
            check(coldStart >= 1 && coldStart <= MOST_STARTS, "--cold-start is 1 to " + MOST_STARTS);
            List<Start> starts = ColdStart.measure(coldStart);
            StartTable.of(starts).forEach(System.out::println);
            write(starts);
            return CommandLine.ExitCode.OK;
        }
        check(rate > 0 && rate <= MOST_PER_SECOND, "--rate is above 0 and at most " + (int) MOST_PER_SECOND);
        check(seconds >= 1 && seconds <= MOST_SECONDS, "--seconds is 1 to " + MOST_SECONDS);
        check(schools >= 1 && schools <= MOST_SCHOOLS, "--schools is 1 to " + MOST_SCHOOLS);
        // Five schools share a user, and the gateway takes 200 requests a second of each.
        check(
                rate <= schools * PER_SECOND_AND_SCHOOL,
                "--rate needs one of --schools for each " + PER_SECOND_AND_SCHOOL);
        if (storm != null) {
            return storm(storm);
        }
        Results results = Run.of(new Settings(rate, seconds, schools, seed, !skipBaselines, profile));
        Table.of(results).forEach(System.out::println);
        write(results);
        return results.isExact() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private int storm(int registers) throws IOException, InterruptedException {
        check(registers >= 1 && registers <= MOST_STORM, "--storm is 1 to " + MOST_STORM);
        check(pupils >= 1 && pupils <= MOST_PUPILS, "--pupils is 1 to " + MOST_PUPILS);
        check(rate <= MOST_BESIDE_STORM, "--rate is at most " + MOST_BESIDE_STORM + " beside a storm");
        StormResults results = Storm.of(registers, pupils, rate, seed);
        StormTable.of(results).forEach(System.out::println);
        write(results);
        return results.isExact() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void write(Object figures) throws IOException {
        if (json != null) {
            Files.writeString(json, Json.write(figures));
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
