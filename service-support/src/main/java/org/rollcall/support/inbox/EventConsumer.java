package org.rollcall.support.inbox;

/** A consumer under the name by which its progress and what it set aside are known; the name never changes. */
public interface EventConsumer extends BatchHandler {
    /** The name, unique within the service. */
    String name();
}
