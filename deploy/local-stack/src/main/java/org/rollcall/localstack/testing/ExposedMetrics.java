package org.rollcall.localstack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.localstack.folder.Checkout;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The metrics that {@code deploy/observability/metrics.yaml} promises, which alert rules and dashboards rely on. */
public final class ExposedMetrics {

    private ExposedMetrics() {}

    /** Everything that is promised by any service. */
    public static Set<String> promised() {
        return lists().values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What a service promises and does not expose.
     *
     * @param service {@code register}, {@code leave}, {@code escalation}, {@code reporting} or {@code gateway}
     * @param page what it answers at {@code /q/metrics}
     */
    public static List<String> missing(String service, String page) {
        Map<String, List<String>> lists = lists();
        List<String> promised = new ArrayList<>(lists.getOrDefault("everybody", List.of()));
        if (!service.equals("gateway")) {
            promised.addAll(lists.getOrDefault("with-database", List.of()));
        }
        promised.addAll(lists.getOrDefault(service, List.of()));
        Set<String> exposed = page.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        return promised.stream().filter(name -> !exposed.contains(name)).toList();
    }

    /**
     * The value of a gauge without labels.
     *
     * @throws IllegalArgumentException if the page does not have it
     */
    public static double gauge(String name, String page) {
        return page.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no gauge " + name));
    }

    private static Map<String, List<String>> lists() {
        Path file = Checkout.find().root().resolve("deploy/observability/metrics.yaml");
        try {
            Object document = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return ((Map<?, ?>) document)
                    .entrySet().stream()
                            .collect(Collectors.toMap(
                                    entry -> (String) entry.getKey(),
                                    entry -> ((List<?>) entry.getValue())
                                            .stream().map(String.class::cast).toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
