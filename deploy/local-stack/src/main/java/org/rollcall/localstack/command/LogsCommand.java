package org.rollcall.localstack.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.process.Launch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs}: the end of a process's log, and what comes after it. */
@Command(name = "logs", description = "Show the log of a process.")
final class LogsCommand implements Callable<Integer> {

    private static final long PAUSE_MILLIS = 200;

    @Parameters(
            paramLabel = "SERVICE",
            description = "register, leave, escalation, reporting, gateway, keycloak, kafka, postgresql or supervisor")
    private String process = "";

    @Option(names = "-f", description = "Go on as the log grows.")
    private boolean follow;

    @Option(
            names = "-n",
            paramLabel = "LINES",
            description = "How many lines from the end (default: ${DEFAULT-VALUE}).")
    private int lines = 200;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackFolder folder = Checkout.find().instance();
        Path log = folder.log(process);
        if (!process.matches("[a-z]+") || !Files.exists(log)) {
            throw new StackException(
                    "There is no log of " + process + "; there are " + String.join(", ", known(folder)));
        }
        long end = Files.size(log);
        System.out.println(Launch.tail(log, lines));
        if (follow) {
            follow(log, end);
        }
        return 0;
    }

    private static void follow(Path log, long from) throws IOException, InterruptedException {
        long at = from;
        while (true) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            long size = Files.size(log);
            // A shorter file is a new one.
            at = Math.min(at, size);
            if (size > at) {
                at = print(log, at, size);
            }
        }
    }

    private static long print(Path log, long from, long to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] fresh = new byte[(int) Math.min(to - from, 1 << 20)];
            file.seek(from);
            int read = file.read(fresh);
            System.out.write(fresh, 0, Math.max(0, read));
            System.out.flush();
            return from + Math.max(0, read);
        }
    }

    private static List<String> known(StackFolder folder) throws IOException {
        if (!Files.isDirectory(folder.logs())) {
            return List.of("none yet");
        }
        try (Stream<Path> logs = Files.list(folder.logs())) {
            return logs.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .toList();
        }
    }
}
