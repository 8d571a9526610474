package org.rollcall.localstack.kafka;

/**
 * A topic of the platform.
 *
 * @param compacted whether only the last record of each key is kept
 */
public record Topic(String name, int partitions, boolean compacted) {}
