package org.rollcall.localstack.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.process.ProcessEntry;
import org.rollcall.localstack.process.ResidentMemory;
import org.rollcall.localstack.process.StackMemory;
import org.rollcall.localstack.stack.Service;
import picocli.CommandLine.Command;

/** {@code status}: each process with its state, pid, port and memory. Exit code 0 only if all is up. */
@Command(name = "status", description = "Show each process: state, pid, port, memory.")
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-12s %-10s %8s %6s %8s %9s%n";

    @Override
    public Integer call() {
        Optional<StackMemory> memory = new PidFile(Checkout.find().instance().pids()).read();
        if (memory.isEmpty()) {
            System.out.println("Rollcall is not up.");
            return 1;
        }
        StackMemory stack = memory.get();
        System.out.printf(ROW, "PROCESS", "STATE", "PID", "PORT", "MEMORY", "RESTARTS");
        row(stack.supervisor());
        stack.processes().forEach(StatusCommand::row);
        if (!stack.isSupervised()) {
            System.out.println("The supervisor is gone: ./rollcall down stops what is left.");
            return 1;
        }
        stack.survivors()
                .filter(StatusCommand::isConsumer)
                .forEach(process -> HeldRecords.of(process.port())
                        .filter(held -> held > 0)
                        .ifPresent(held -> System.out.println("Held: " + held + " records that " + process.name()
                                + " could not process wait for a person (docs/adr/0008).")));
        System.out.println("Phase: " + stack.phase().name().toLowerCase(java.util.Locale.ROOT));
        boolean whole = stack.survivors().count() == stack.processes().size();
        return stack.phase() == StackMemory.Phase.READY && whole ? 0 : 1;
    }

    private static boolean isConsumer(ProcessEntry process) {
        return Arrays.stream(Service.values())
                .anyMatch(service -> service.hasDatabase() && service.title().equals(process.name()));
    }

    private static void row(ProcessEntry process) {
        boolean alive = process.alive().isPresent();
        String memory = alive
                ? ResidentMemory.kibibytes(process.pid()).stream()
                        .mapToObj(kibibytes -> kibibytes / 1024 + " MiB")
                        .findFirst()
                        .orElse("")
                : "";
        System.out.printf(
                ROW,
                process.name(),
                alive ? "up" : "gone",
                process.pid(),
                process.port() == 0 ? "" : Integer.toString(process.port()),
                memory,
                process.restarts());
    }
}
