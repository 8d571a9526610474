package org.rollcall.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A listener on a live stream, collecting whole events as they were written. */
final class LiveStream implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Stream<String> source;
    private final Thread reader;

    private LiveStream(Stream<String> source) {
        this.source = source;
        this.reader = Thread.ofVirtual().start(() -> {
            try {
                source.forEach(lines::add);
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
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring("event:".length()).trim())
                .toList();
    }

    /** Everything that came, for what must not be in it. */
    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        source.close();
        reader.interrupt();
    }
}
