package org.rollcall.bench.profile;

import java.util.List;

/** Which part of the product, or which library, a method belongs to. */
final class Features {

    private static final String OURS = "org.rollcall.";
    private static final List<String> LIBRARIES = List.of(
            "io.vertx.sqlclient",
            "io.vertx.pgclient",
            "io.vertx.mutiny",
            "io.vertx",
            "io.netty",
            "io.quarkus",
            "io.smallrye.mutiny",
            "io.smallrye.reactive",
            "io.smallrye",
            "org.apache.kafka",
            "com.fasterxml.jackson",
            "org.hibernate",
            "io.opentelemetry",
            "io.micrometer",
            "org.jboss",
            "jdk.jfr",
            "java.util",
            "java.lang",
            "java.nio",
            "java",
            "jdk",
            "sun");

    private Features() {}

    /** The feature or library of a method by its full name; the name itself for what is no method. */
    static String of(String method) {
        if (method.startsWith(OURS)) {
            String[] parts = method.split("\\.");
            return parts.length > 4 ? parts[2] + "." + parts[3] : parts[2];
        }
        return LIBRARIES.stream()
                .filter(library -> method.startsWith(library + "."))
                .findFirst()
                .orElse(method);
    }

    /** The innermost feature of ours on a stack, with all that it called; else the innermost library. */
    static String of(List<String> frames) {
        return frames.reversed().stream()
                .filter(frame -> frame.startsWith(OURS))
                .findFirst()
                .map(Features::of)
                .orElseGet(() -> frames.size() < 2 ? frames.getLast() : library(frames.subList(1, frames.size())));
    }

    private static String library(List<String> frames) {
        return frames.reversed().stream()
                .filter(frame -> !frame.startsWith("java") && !frame.startsWith("jdk") && !frame.startsWith("sun"))
                .findFirst()
                .map(Features::of)
                .orElseGet(() -> of(frames.getLast()));
    }
}
