package org.rollcall.support.trace;

import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the service's spans in a file where {@code rollcall.traces.file} names one; beside any other exporter. */
@Singleton
class SpanFileExport {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final long FULL_BYTES = 32L << 20;

    @Produces
    @Singleton
    SpanProcessor toFile(@ConfigProperty(name = "rollcall.traces.file") Optional<Path> file) {
        return file.<SpanProcessor>map(path -> BatchSpanProcessor.builder(new SpanFile(path, FULL_BYTES))
                        .setScheduleDelay(EVERY)
                        .build())
                .orElseGet(SpanProcessor::composite);
    }
}
