package org.rollcall.reporting.live;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of server-sent events that reads in the background. */
final class StreamFixture implements AutoCloseable {
    /** One event as it came over the wire. */
    record Frame(String event, String id, String data) {
        JsonObject json() {
            return new JsonObject(data);
        }
    }

    private final HttpClient client;
    private final HttpResponse<InputStream> response;
    private final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final Thread reader;

    private StreamFixture(HttpClient client, HttpResponse<InputStream> response) {
        this.client = client;
        this.response = response;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static StreamFixture open(String address, String token, @Nullable String lastId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        HttpClient client = HttpClient.newHttpClient();
        try {
            return new StreamFixture(client, client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** The next event that is no heartbeat, waited for up to ten seconds each. */
    Frame next() {
        Frame frame = nextOfAny();
        while (frame.event().equals("heartbeat")) {
            frame = nextOfAny();
        }
        return frame;
    }

    /** The next event, heartbeats included, waited for up to ten seconds. */
    Frame nextOfAny() {
        try {
            Frame frame = frames.poll(10, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no event within ten seconds");
            }
            return frame;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean endsWithin(Duration time) {
        try {
            return reader.join(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String event = "";
        String id = "";
        String data = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !event.isEmpty()) {
                    frames.add(new Frame(event, id, data));
                    event = "";
                    id = "";
                    data = "";
                } else if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data += line.substring(5).strip();
                }
            }
        } catch (IOException closed) {
            // The stream ended; that is what some tests wait for.
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
