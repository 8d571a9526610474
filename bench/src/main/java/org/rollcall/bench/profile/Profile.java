package org.rollcall.bench.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.bench.profile.Samples.Sample;

/** All processor time of a stretch of load: by stack where there are samples, by kind of thread or process elsewhere. */
public final class Profile {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int NANOS_IN_MILLI = 1_000_000;
    private static final int MOST_BOXES = 30;

    private final Flame all = new Flame("all processor time");
    private final Map<String, Long> boxes = new HashMap<>();

    /** Adds a process of which only the whole is known. */
    public void add(String process, long millis) {
        put(List.of(process), process, millis * NANOS_IN_MILLI);
    }

    /**
     * Adds a virtual machine with samples.
     *
     * @param millis all of its processor time
     * @param machine nanoseconds of threads that have no samples, by kind
     */
    public void add(String process, long millis, Map<String, Long> machine, Path recording) {
        long left = millis * NANOS_IN_MILLI;
        for (Sample sample : Samples.of(recording)) {
            List<String> stack = new ArrayList<>(List.of(process));
            stack.addAll(sample.frames());
            put(stack, process + ": " + Features.of(sample.frames()), sample.nanos());
            left -= sample.nanos();
        }
        for (Map.Entry<String, Long> kind : machine.entrySet()) {
            put(List.of(process, kind.getKey()), process + ": " + kind.getKey(), kind.getValue());
            left -= kind.getValue();
        }
        if (left > 0) {
            put(List.of(process, "without a sample"), process + ": without a sample", left);
        }
    }

    /** The picture, an SVG of its own. */
    public String picture() {
        return FlamePicture.of(all);
    }

    /** The biggest boxes, each with all that was called from it. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(said("%-64s %9s %6s", "processor time of a round of its own", "ms", "%"));
        boxes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_BOXES)
                .forEach(box -> lines.add(said(
                        "%-64s %9.0f %6.1f",
                        box.getKey(),
                        box.getValue() / NANOS_PER_MILLI,
                        100.0 * box.getValue() / Math.max(1, all.nanos()))));
        return List.copyOf(lines);
    }

    private void put(List<String> stack, String box, long nanos) {
        all.add(stack, nanos);
        boxes.merge(box, nanos, Long::sum);
    }

    private static String said(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
