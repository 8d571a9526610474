package org.rollcall.localstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives a service under test a database of its own, topics of its own and the shared servers. Its argument
 * {@code service} says which: {@code register}, {@code leave}, {@code escalation} or {@code reporting}.
 */
public final class ServiceUnderTest implements QuarkusTestResourceLifecycleManager {

    private String service = "";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", "");
        if (!service.matches("register|leave|escalation|reporting")) {
            throw new IllegalArgumentException(
                    "The argument service is register, leave, escalation or reporting, not: " + service);
        }
    }

    @Override
    public Map<String, String> start() {
        TestStackCoordinates servers = TestStack.coordinates();
        TestDatabase database = TestStack.database(service);
        Map<String, String> properties = new TreeMap<>(TestTokens.config());
        properties.put("rollcall.db.host", "127.0.0.1");
        properties.put("rollcall.db.port", Integer.toString(database.port()));
        properties.put("rollcall.db.name", database.name());
        properties.put("rollcall.db.app-user", database.appUser());
        properties.put("rollcall.db.app-password", database.appPassword());
        properties.put("rollcall.db.owner-user", database.ownerUser());
        properties.put("rollcall.db.owner-password", database.ownerPassword());
        properties.put("rollcall.kafka.bootstrap", servers.kafkaBootstrap());
        properties.put("rollcall.topic-prefix", TestStack.freshTopics());
        properties.put("rollcall.smtp.host", "127.0.0.1");
        properties.put("rollcall.smtp.port", Integer.toString(servers.smtpPort()));
        properties.put("rollcall.mail-api", servers.mailApi());
        properties.put("quarkus.http.test-port", "0");
        return properties;
    }

    @Override
    public void stop() {
        // The servers go on for the other modules; the database and the topics end with them.
    }
}
