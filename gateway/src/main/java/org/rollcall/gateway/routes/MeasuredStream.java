package org.rollcall.gateway.routes;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body of undeclared length, counted as it flows; past its limit it fails and the rest is thrown away. */
final class MeasuredStream implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final long limit;
    private @Nullable Handler<Throwable> failed;
    private long seen;

    MeasuredStream(ReadStream<Buffer> body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    boolean exceeded() {
        return seen > limit;
    }

    @Override
    public MeasuredStream handler(@Nullable Handler<Buffer> handler) {
        if (!exceeded()) {
            body.handler(handler == null ? null : part -> take(part, handler));
        }
        return this;
    }

    private void take(Buffer part, Handler<Buffer> handler) {
        seen += part.length();
        if (!exceeded()) {
            handler.handle(part);
            return;
        }
        body.handler(rest -> {});
        body.endHandler(null);
        if (failed != null) {
            failed.handle(new IllegalStateException("body over " + limit + " bytes"));
        }
        body.resume();
    }

    @Override
    public MeasuredStream exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public MeasuredStream pause() {
        body.pause();
        return this;
    }

    @Override
    public MeasuredStream resume() {
        body.resume();
        return this;
    }

    @Override
    public MeasuredStream fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public MeasuredStream endHandler(@Nullable Handler<Void> handler) {
        if (!exceeded()) {
            body.endHandler(handler);
        }
        return this;
    }
}
