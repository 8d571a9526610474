package org.rollcall.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.localstack.testing.TestTokens;

/** Starts the played services and points the gateway at them. */
public final class PlayedServices implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();
    private final List<PlayedService> services = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(TestTokens.config());
        for (String name : List.of("register", "leave", "escalation", "reporting")) {
            PlayedService service = new PlayedService(vertx, name);
            services.add(service);
            settings.put("rollcall." + name + ".url", service.url());
        }
        settings.put("rollcall.mail-api", settings.getOrDefault("rollcall.register.url", ""));
        settings.put("rollcall.dev.enabled", "true");
        // Low enough to be passed on a busy machine, high enough for the other tests.
        settings.put("rollcall.limits.per-second", "50");
        settings.put("rollcall.traces.file", "target/traces/gateway.jsonl");
        settings.put("quarkus.oidc.auth-server-url", "");
        settings.put("quarkus.oidc.jwks-path", "");
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    @Override
    public void stop() {
        services.forEach(PlayedService::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
