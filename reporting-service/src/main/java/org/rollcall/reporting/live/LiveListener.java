package org.rollcall.reporting.live;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Wakes the feed as soon as any replica has committed something for the streams. */
@ApplicationScoped
class LiveListener {
    private static final long RECONNECT_MILLIS = 1_000;

    private final LiveFeed feed;
    private final PgSubscriber subscriber;

    LiveListener(
            LiveFeed feed,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.feed = feed;
        this.subscriber = PgSubscriber.subscriber(
                vertx,
                PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""))
                        .setUser(user)
                        .setPassword(password));
    }

    void listen(@Observes StartupEvent start) {
        subscriber.reconnectPolicy(retries -> RECONNECT_MILLIS);
        subscriber.channel(LiveEventStore.CHANNEL).handler(payload -> feed.wake(LiveEventStore.schoolsIn(payload)));
        subscriber.connect();
    }

    @PreDestroy
    void close() {
        subscriber.close();
    }
}
