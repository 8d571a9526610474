package org.rollcall.bench.coldstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.StackException;

/** The command line as a person uses it, for an instance of its own. */
record Launcher(Checkout checkout, Path instance) {

    private static final int PATIENCE_MINUTES = 5;

    /** Gives the command and returns at once. */
    Process begin(boolean caches, String... arguments) {
        ProcessBuilder command = new ProcessBuilder("./rollcall")
                .directory(checkout.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(instance.resolve("command.log").toFile());
        command.command().addAll(List.of(arguments));
        command.environment().put(Checkout.INSTANCE, instance.toString());
        command.environment().put("ROLLCALL_STARTUP_CACHES", caches ? "on" : "off");
        try {
            return command.start();
        } catch (IOException refused) {
            throw new StackException("Cannot run ./rollcall: " + refused.getMessage(), refused);
        }
    }

    /** Gives the command and waits for its end. */
    void run(boolean caches, String... arguments) throws InterruptedException {
        ended(begin(caches, arguments));
    }

    /**
     * Waits for the end of a command.
     *
     * @throws StackException if it failed
     */
    void ended(Process command) throws InterruptedException {
        if (!command.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || command.exitValue() != 0) {
            command.destroy();
            throw new StackException("./rollcall failed; see " + instance.resolve("command.log"));
        }
    }
}
