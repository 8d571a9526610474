package org.rollcall.support.trace;

import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import org.jboss.logging.Logger;

/**
 * Writes spans to a file, one OTLP JSON document with its {@code resourceSpans} a line. When the file is full it becomes
 * {@code <name>.1.jsonl} and a new one begins, so that there are never more than two.
 */
final class SpanFile implements SpanExporter {
    private static final Logger LOG = Logger.getLogger(SpanFile.class);

    private final Path file;
    private final long fullBytes;

    SpanFile(Path file, long fullBytes) {
        this.file = file;
        this.fullBytes = fullBytes;
    }

    @Override
    public synchronized CompletableResultCode export(Collection<SpanData> spans) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            TraceRequestMarshaler.create(spans).writeJsonTo(line);
            line.write('\n');
            makeRoom();
            Files.write(file, line.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return CompletableResultCode.ofSuccess();
        } catch (IOException unwritable) {
            LOG.warnf("%d spans were not written: %s", spans.size(), unwritable.toString());
            return CompletableResultCode.ofFailure();
        }
    }

    private void makeRoom() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(file) && Files.size(file) >= fullBytes) {
            Files.move(file, former(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path former() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(dot < 0 ? name + ".1" : name.substring(0, dot) + ".1" + name.substring(dot));
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
