package org.rollcall.reporting.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;

/** One open stream; a reader that falls too far behind is cut and may resume from its last event. */
final class LiveClient {
    private static final int BUFFERED = 1_024;

    private final Set<Integer> urns;
    private final UnicastProcessor<LiveEvent> buffer;

    LiveClient(Set<Integer> urns) {
        this.urns = urns;
        this.buffer = UnicastProcessor.create(new ArrayBlockingQueue<>(BUFFERED), () -> {});
    }

    Set<Integer> urns() {
        return urns;
    }

    Multi<LiveEvent> events() {
        return buffer;
    }

    synchronized void offer(LiveEvent event) {
        buffer.onNext(event);
    }

    synchronized void end() {
        buffer.onComplete();
    }
}
