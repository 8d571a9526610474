package org.rollcall.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A listener on a live stream, collecting whole events as they were written. */
final class LiveStream implements AutoCloseable {
    private record Line(String text, long arrived) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Stream<String> source;
    private final Thread reader;

    private LiveStream(Stream<String> source) {
        this.source = source;
        this.reader = Thread.ofVirtual().start(() -> {
            try {
                source.forEach(text -> lines.add(new Line(text, System.nanoTime())));
            } catch (java.io.UncheckedIOException closed) {
                // the test closed it
            }
        });
    }

    static LiveStream open(User user, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(user.api().gateway() + "/api/v1" + path))
                .header("Authorization", "Bearer " + user.api().token(user.name()))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> response = user.api().http().send(request, BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("live stream answered " + response.statusCode());
        }
        return new LiveStream(response.body());
    }

    /** The kinds of the events so far, in order. */
    List<String> kinds() {
        return lines.stream()
                .map(Line::text)
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring("event:".length()).trim())
                .toList();
    }

    /** Everything that came, for what must not be in it. */
    String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /**
     * When the first event of a kind that mentions something arrived, in nanoseconds of the machine.
     *
     * @throws IllegalStateException if none has
     */
    long firstArrival(String kind, String mentioned) {
        boolean ofKind = false;
        for (Line line : lines) {
            if (line.text().isEmpty()) {
                ofKind = false;
            } else if (line.text().startsWith("event:")) {
                ofKind = line.text().substring("event:".length()).trim().equals(kind);
            } else if (ofKind && line.text().startsWith("data:") && line.text().contains(mentioned)) {
                return line.arrived();
            }
        }
        throw new IllegalStateException("no " + kind + " of " + mentioned + " among " + lines.size() + " lines");
    }

    @Override
    public void close() {
        source.close();
        reader.interrupt();
    }
}
