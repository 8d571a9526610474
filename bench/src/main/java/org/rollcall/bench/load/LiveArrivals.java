package org.rollcall.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.Wait;

/** Listens to schools' live streams and remembers when each finding and letter was first heard of. */
public final class LiveArrivals implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();

    /**
     * Opens the streams and returns when all of them have begun.
     *
     * @param tokens by URN, of a user who may see findings
     */
    public LiveArrivals(Vertx vertx, int port, Map<Integer, String> tokens) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("localhost").setDefaultPort(port),
                new PoolOptions().setHttp1MaxSize(tokens.size()));
        tokens.forEach(this::open);
        if (!Wait.until(PATIENCE, () -> begun.get() == tokens.size())) {
            throw new StackException("Only " + begun.get() + " of " + tokens.size() + " live streams began");
        }
    }

    /** When, by {@link System#nanoTime}, the first event of a kind told of a pupil and a rule. */
    public OptionalLong heardAt(String kind, String pupilId, String ruleId) {
        Long at = heard.get(kind + pupilId + ruleId);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    @Override
    public void close() {
        client.close();
    }

    private void open(int urn, String token) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setURI("/api/v1/schools/" + urn + "/live")
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Accept", "text/event-stream");
        client.request(options).compose(request -> request.send()).onSuccess(response -> {
            if (response.statusCode() == 200) {
                AtomicInteger lines = new AtomicInteger();
                response.exceptionHandler(closed -> lines.set(-1));
                response.handler(RecordParser.newDelimited("\n", line -> {
                    // A stream begins with a heartbeat: from then on nothing is missed.
                    if (lines.getAndIncrement() == 0) {
                        begun.incrementAndGet();
                    }
                    hear(line);
                }));
            }
        });
    }

    private void hear(Buffer line) {
        String text = line.toString();
        // Most of what a stream says is how the registers stand; only what is looked for is read.
        if (text.startsWith("data:") && (text.contains("\"finding\"") || text.contains("\"letter\""))) {
            JsonObject data = new JsonObject(text.substring("data:".length()));
            String key = data.getString("kind") + data.getString("pupilId") + data.getString("ruleId");
            heard.putIfAbsent(key, System.nanoTime());
        }
    }
}
