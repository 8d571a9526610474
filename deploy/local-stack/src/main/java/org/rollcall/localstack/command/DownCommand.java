package org.rollcall.localstack.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.process.Leftovers;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.process.ProcessEntry;
import org.rollcall.localstack.process.StackMemory;
import picocli.CommandLine.Command;

/** {@code down}: stops the stack and keeps its data. */
@Command(name = "down", description = "Stop the stack; its data is kept.")
final class DownCommand implements Callable<Integer> {

    private static final Duration SUPERVISOR_GRACE = Duration.ofSeconds(120);
    private static final Duration CHILD_GRACE = Duration.ofSeconds(10);

    @Override
    public Integer call() {
        System.out.println(stop(Checkout.find().instance()) ? "Rollcall is down." : "Rollcall was not up.");
        return 0;
    }

    /** Stops what runs in a folder, with or without a supervisor; says whether anything did. */
    static boolean stop(StackFolder folder) {
        PidFile pidFile = new PidFile(folder.pids());
        Optional<StackMemory> memory = pidFile.read();
        if (memory.isEmpty()) {
            return false;
        }
        boolean supervised = memory.get().isSupervised();
        if (supervised) {
            System.out.println(
                    "Stopping the supervisor (pid " + memory.get().supervisor().pid() + ") and its processes");
            Leftovers.end(List.of(memory.get().supervisor()), SUPERVISOR_GRACE);
        }
        // Read again: the supervisor may have brought a process back after the first look.
        List<ProcessEntry> survivors =
                pidFile.read().orElse(memory.get()).survivors().toList();
        survivors.forEach(process ->
                System.out.println("Stopping " + process.name() + " (pid " + process.pid() + "), left behind"));
        Leftovers.end(survivors, CHILD_GRACE);
        pidFile.delete();
        return supervised || !survivors.isEmpty();
    }
}
