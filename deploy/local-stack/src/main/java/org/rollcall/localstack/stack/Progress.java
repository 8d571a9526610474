package org.rollcall.localstack.stack;

import java.io.PrintStream;
import java.util.Locale;

/** Says what is being done, each line with the seconds since the start. */
public final class Progress {

    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    /** Writes to that stream. */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** For tests: says nothing. */
    public static Progress silent() {
        return new Progress(
                new PrintStream(PrintStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** One line. */
    public void say(String line) {
        out.println(String.format(Locale.ROOT, "[%5d.%d s] %s", millis() / 1000, millis() % 1000 / 100, line));
        out.flush();
    }

    private long millis() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }
}
