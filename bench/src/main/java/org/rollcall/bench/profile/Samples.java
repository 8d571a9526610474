package org.rollcall.bench.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Reads a recording's samples of processor time. */
final class Samples {

    private static final String EVENT = "jdk.CPUTimeSample";
    private static final String PERIOD = "samplingPeriod";

    private Samples() {}

    /**
     * Processor time at one place.
     *
     * @param frames thread, then methods from the outermost in
     */
    record Sample(List<String> frames, long nanos) {}

    static List<Sample> of(Path recording) {
        List<Sample> samples = new ArrayList<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals(EVENT)) {
                    Duration period = event.getDuration(PERIOD);
                    samples.add(new Sample(frames(event), period.toNanos()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return samples;
    }

    private static List<String> frames(RecordedEvent event) {
        List<String> frames = new ArrayList<>();
        frames.add(family(event.getThread("eventThread")));
        if (event.getStackTrace() == null) {
            frames.add("(no stack)");
        } else {
            List<RecordedFrame> inward = event.getStackTrace().getFrames().reversed();
            inward.forEach(frame -> frames.add(name(frame)));
        }
        return List.copyOf(frames);
    }

    private static String name(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        // Generated classes have a number of their own each time.
        return type.replaceAll("(\\$\\$|_)[A-Za-z]*\\$?.*$", "").replaceAll("\\$\\d+|/0x[0-9a-f.+]+", "") + "."
                + frame.getMethod().getName().replaceAll("\\$\\d+$", "");
    }

    /** A thread's name without its number: event loops are one box. */
    static String family(@Nullable RecordedThread thread) {
        String name = thread == null ? null : thread.getJavaName();
        return name == null ? "(native thread)" : family(name);
    }

    static String family(String name) {
        return name.replaceAll("[-_ ]?\\d+", "");
    }
}
