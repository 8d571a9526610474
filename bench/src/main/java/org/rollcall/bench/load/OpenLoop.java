package org.rollcall.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Sends each request at its time, whether or not earlier ones were answered, and measures from that time. */
public final class OpenLoop {

    private static final int CONNECTIONS = 64;
    private static final long PATIENCE_MILLIS = 30_000;

    private final HttpClient client;
    private final Context context;

    /** A driver of the gateway on this machine. */
    public OpenLoop(Vertx vertx, int port) {
        context = vertx.getOrCreateContext();
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost("localhost")
                        .setDefaultPort(port)
                        .setTcpNoDelay(true)
                        .setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /**
     * One request.
     *
     * @param authorization the whole header
     */
    public record Call(String path, String authorization, Buffer body) {}

    /**
     * What came back.
     *
     * @param latencies from the intended start to the end of the answer, of requests that succeeded
     * @param refused how often each other status, or failure, came, and how many were not answered within half a minute
     * @param nanos from the first intended start to the last answer
     * @param lateMillis how late the driver itself sent at worst
     */
    public record Outcome(Latencies latencies, Map<String, Long> refused, long nanos, long lateMillis) {

        /** Requests that succeeded. */
        public long succeeded() {
            return latencies.percentiles().count();
        }
    }

    /**
     * Sends a request at each of these times.
     *
     * @param at nanoseconds from the start, ascending
     * @param startedAt the start, {@link System#nanoTime}
     * @param calls as many requests
     */
    public Outcome send(long[] at, long startedAt, Call[] calls) throws InterruptedException {
        Latencies latencies = new Latencies();
        Map<String, Long> refused = new ConcurrentHashMap<>();
        AtomicLong last = new AtomicLong(startedAt);
        CountDownLatch open = new CountDownLatch(at.length);
        long late = 0;
        for (int i = 0; i < at.length; i++) {
            Call next = calls[i];
            long intended = startedAt + at[i];
            for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            late = Math.max(late, System.nanoTime() - intended);
            context.runOnContext(ignored -> send(next, intended, latencies, refused, last, open));
        }
        if (!open.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            refused.put("unanswered", open.getCount());
        }
        return new Outcome(
                latencies, new TreeMap<>(refused), last.get() - startedAt - at[0], TimeUnit.NANOSECONDS.toMillis(late));
    }

    private void send(
            Call call,
            long intended,
            Latencies latencies,
            Map<String, Long> refused,
            AtomicLong last,
            CountDownLatch open) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.PUT)
                .setURI(call.path())
                .setTimeout(PATIENCE_MILLIS)
                .putHeader("Authorization", call.authorization())
                .putHeader("Content-Type", "application/json");
        client.request(options)
                .compose(request -> request.send(call.body()))
                .compose(response -> response.body().map(body -> response))
                .map(HttpClientResponse::statusCode)
                .onComplete(answer -> {
                    long now = System.nanoTime();
                    if (answer.succeeded() && answer.result() == 200) {
                        latencies.add(now - intended);
                    } else {
                        String why = answer.succeeded()
                                ? "HTTP " + answer.result()
                                : answer.cause().getClass().getSimpleName();
                        refused.merge(why, 1L, Long::sum);
                    }
                    last.accumulateAndGet(now, Math::max);
                    open.countDown();
                });
    }
}
