package org.rollcall.support.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Reads the watched figures at an even pace and shows them as gauges; a figure that cannot be read is not a number. */
@ApplicationScoped
class WatchFigures {
    private static final Logger LOG = Logger.getLogger(WatchFigures.class);

    private final List<WatchedFigures> watched;
    private final MeterRegistry meters;
    private final Map<String, Double> present = new ConcurrentHashMap<>();

    WatchFigures(@Any Instance<WatchedFigures> watched, MeterRegistry meters) {
        this.watched = watched.stream().toList();
        this.meters = meters;
    }

    void show(@Observes StartupEvent start) {
        watched.forEach(figures -> figures.gauges()
                .forEach((name, meaning) -> Gauge.builder(
                                name, present, figure -> figure.getOrDefault(name, Double.NaN))
                        .description(meaning)
                        .register(meters)));
    }

    @Scheduled(
            every = "${rollcall.watch.every:30s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Multi.createFrom()
                .iterable(watched)
                .onItem()
                .transformToUniAndConcatenate(this::read)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> read(WatchedFigures figures) {
        return figures.read()
                .invoke(read -> read.forEach((name, figure) -> present.put(name, figure.doubleValue())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%s cannot be read: %s", figures.gauges().keySet(), failure.toString());
                    figures.gauges().keySet().forEach(present::remove);
                    return Uni.createFrom().voidItem();
                });
    }
}
