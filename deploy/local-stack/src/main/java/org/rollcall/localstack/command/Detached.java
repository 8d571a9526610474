package org.rollcall.localstack.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.process.Launch;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.process.StackMemory.Phase;

/** Starts the supervisor in the background and shows what it says until the stack is ready or has failed. */
record Detached(Checkout checkout, StackFolder folder) {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 150;

    int up(boolean empty, boolean serversOnly) throws IOException, InterruptedException {
        Path log = folder.log("supervisor");
        Files.writeString(log, "");
        Process supervisor = start(log, empty, serversOnly);
        long start = System.nanoTime();
        try (RandomAccessFile said = new RandomAccessFile(log.toFile(), "r")) {
            while (System.nanoTime() - start < LIMIT.toNanos()) {
                boolean over = supervisor.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                boolean ready = !over && isReady(supervisor);
                show(said);
                if (over) {
                    return Math.max(1, supervisor.exitValue());
                }
                if (ready) {
                    return 0;
                }
            }
        }
        supervisor.destroy();
        throw new StackException("Not ready within " + LIMIT.toMinutes() + " minutes; see " + log);
    }

    private boolean isReady(Process supervisor) {
        return new PidFile(folder.pids())
                .read()
                .filter(memory -> memory.supervisor().pid() == supervisor.pid())
                .filter(memory -> memory.phase() == Phase.READY)
                .isPresent();
    }

    private Process start(Path log, boolean empty, boolean serversOnly) throws IOException {
        List<String> command = new ArrayList<>();
        // A session of its own, so that closing the terminal does not end it.
        Launch.tool("setsid").or(() -> Launch.tool("nohup")).ifPresent(command::add);
        command.add(Launch.java());
        // The launcher script says once how this program runs best.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Rollcall.class.getName(), "up"));
        if (empty) {
            command.add("--empty");
        }
        if (serversOnly) {
            command.add("--servers-only");
        }
        return new ProcessBuilder(command)
                .directory(checkout.root().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void show(RandomAccessFile said) throws IOException {
        byte[] fresh = new byte[(int) (said.length() - said.getFilePointer())];
        said.readFully(fresh);
        System.out.print(new String(fresh, StandardCharsets.UTF_8));
        System.out.flush();
    }
}
