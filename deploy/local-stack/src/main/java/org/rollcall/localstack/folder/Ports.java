package org.rollcall.localstack.folder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The ports of one instance, all on loopback. */
public record Ports(Map<Port, Integer> numbers) {

    /** What a port is for, with its number in the instance of {@code ./rollcall up}. */
    public enum Port {
        GATEWAY(8080, "the gateway"),
        REGISTER(8081, "the register service"),
        LEAVE(8082, "the leave service"),
        ESCALATION(8083, "the escalation service"),
        REPORTING(8084, "the reporting service"),
        KEYCLOAK(8180, "Keycloak"),
        POSTGRES(5440, "PostgreSQL"),
        KAFKA(9192, "Kafka"),
        KAFKA_CONTROLLER(9193, "Kafka's controller"),
        SMTP(3025, "the mail carrier"),
        MAIL_API(3026, "the list of received mail");

        private final int fixed;
        private final String purpose;

        Port(int fixed, String purpose) {
            this.fixed = fixed;
            this.purpose = purpose;
        }

        /** What listens there, in words. */
        public String purpose() {
            return purpose;
        }
    }

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /** The documented ports, the same at each start. */
    public static Ports fixed() {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        Arrays.stream(Port.values()).forEach(port -> numbers.put(port, port.fixed));
        return new Ports(numbers);
    }

    /** Ports that were free a moment ago, for tests. */
    public static Ports free() {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port port : Port.values()) {
                // Held until all are chosen, so that none is handed out twice.
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                numbers.put(port, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException refused) {
            throw new StackException("No free ports: " + refused.getMessage(), refused);
        }
        return new Ports(numbers);
    }

    /** The number of a port. */
    public int of(Port port) {
        return Objects.requireNonNull(numbers.get(port));
    }

    /** One clear line about the first port that another program holds, or nothing. */
    public Optional<String> taken() {
        return Arrays.stream(Port.values())
                .filter(port -> isTaken(of(port)))
                .findFirst()
                .map(port -> "Port " + of(port) + ", which " + port.purpose()
                        + " needs, is taken by another program. Stop it, or see who it is with: ss -ltnp 'sport = :"
                        + of(port) + "'");
    }

    private static boolean isTaken(int number) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do: a port in TIME_WAIT is no obstacle.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 1);
            return false;
        } catch (IOException held) {
            return true;
        }
    }
}
