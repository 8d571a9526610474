package org.rollcall.gateway.routes;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** An event stream that can be ended from outside: its caller sees an orderly end when the token runs out. */
final class ExpiringStream implements ReadStream<Buffer> {
    private final ReadStream<Buffer> events;
    private @Nullable Handler<Void> ended;
    private boolean over;

    ExpiringStream(ReadStream<Buffer> events) {
        this.events = events;
    }

    /** Ends the stream for its reader; what the service still sends is not read. */
    void expire() {
        if (over) {
            return;
        }
        over = true;
        events.handler(null);
        events.endHandler(null);
        events.exceptionHandler(failure -> {});
        if (ended != null) {
            ended.handle(null);
        }
    }

    @Override
    public ExpiringStream exceptionHandler(@Nullable Handler<Throwable> handler) {
        if (!over) {
            events.exceptionHandler(handler);
        }
        return this;
    }

    @Override
    public ExpiringStream handler(@Nullable Handler<Buffer> handler) {
        if (!over) {
            events.handler(handler);
        }
        return this;
    }

    @Override
    public ExpiringStream pause() {
        events.pause();
        return this;
    }

    @Override
    public ExpiringStream resume() {
        events.resume();
        return this;
    }

    @Override
    public ExpiringStream fetch(long amount) {
        events.fetch(amount);
        return this;
    }

    @Override
    public ExpiringStream endHandler(@Nullable Handler<Void> handler) {
        if (!over) {
            ended = handler;
            events.endHandler(handler);
        }
        return this;
    }
}
