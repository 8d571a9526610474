package org.rollcall.localstack.trace;

/**
 * One span as a service wrote it down.
 *
 * @param parentId empty for the first span of a trace
 * @param server whether it answers a request from outside its process
 * @param startNanos nanoseconds since 1970
 */
public record Span(
        String traceId,
        String spanId,
        String parentId,
        String service,
        String name,
        boolean server,
        long startNanos,
        long endNanos) {}
