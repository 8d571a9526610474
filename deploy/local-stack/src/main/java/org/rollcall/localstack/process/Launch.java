package org.rollcall.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.localstack.folder.StackException;

/** Starts a process as a direct child, in a session of its own where the system can do that. */
public final class Launch {

    private static final long LOG_LIMIT_BYTES = 20L << 20;

    private Launch() {}

    /** Starts the recipe's command; what it says goes to its log. */
    public static Process start(Recipe recipe) {
        List<String> command = new ArrayList<>();
        // Ctrl-C in a terminal reaches the whole session: only the supervisor shall hear it, to stop all in order.
        tool("setsid").ifPresent(command::add);
        command.addAll(recipe.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(recipe.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(recipe.log().toFile()));
        builder.environment().keySet().removeIf(Launch::wouldReconfigure);
        builder.environment().putAll(recipe.environment());
        try {
            rotate(recipe.log());
            return builder.start();
        } catch (IOException refused) {
            throw new StackException("Cannot start " + recipe.name() + ": " + refused.getMessage(), refused);
        }
    }

    /** Where a program of the operating system lies. */
    public static Optional<String> tool(String name) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** The {@code java} that runs this program. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The last lines of a log, for a message about what went wrong. */
    public static String tail(Path log, int lines) {
        try {
            List<String> all = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException unreadable) {
            return "(no log at " + log + ")";
        }
    }

    private static boolean wouldReconfigure(String variable) {
        return variable.startsWith("KC_")
                || variable.startsWith("QUARKUS_")
                || variable.startsWith("ROLLCALL_")
                || variable.startsWith("PG");
    }

    private static void rotate(Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
