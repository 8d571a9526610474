package org.rollcall.localstack.command;

import org.rollcall.localstack.folder.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code ./rollcall}: the commands that the shell script hands over. */
@Command(
        name = "rollcall",
        synopsisSubcommandLabel = "COMMAND",
        description = "Attendance platform of a multi-academy trust, on this machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            ResetCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            UserCommand.class,
            DemoCommand.class,
            TraceCommand.class,
            TestCommand.class,
            TrainCommand.class
        },
        footer = {
            "",
            "Also:",
            "  bench   measure the running stack beside plain SQL; see bench --help",
            "  check   compile everything and check its format",
            "  format  format the sources"
        })
public final class Rollcall implements Runnable {

    private static final int USAGE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    private Rollcall() {}

    /** Runs one command; its exit code is the program's. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The commands with their way of saying what went wrong: one line on standard error, exit code 1. */
    static CommandLine commandLine() {
        return new CommandLine(new Rollcall())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof StackException reason) {
                        command.getErr().println("rollcall: " + reason.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw failure;
                })
                .setParameterExceptionHandler((failure, arguments) -> {
                    CommandLine command = failure.getCommandLine();
                    command.getErr().println("rollcall: " + said(failure));
                    command.usage(command.getErr());
                    return USAGE;
                });
    }

    private static String said(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched
                        && !failure.getCommandLine().getSubcommands().isEmpty()
                        && !unmatched.isUnknownOption()
                ? "no such command: " + unmatched.getUnmatched().getFirst()
                : String.valueOf(failure.getMessage());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }
}
