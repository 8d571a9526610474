package org.rollcall.localstack.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.folder.Ports.Port;

class PortsTest {

    @Test
    void the_ports_of_up_are_the_documented_ones() {
        assertThat(Ports.fixed().numbers())
                .containsAllEntriesOf(Map.of(
                        Port.GATEWAY, 8080,
                        Port.REGISTER, 8081,
                        Port.LEAVE, 8082,
                        Port.ESCALATION, 8083,
                        Port.REPORTING, 8084,
                        Port.KEYCLOAK, 8180,
                        Port.POSTGRES, 5440,
                        Port.KAFKA, 9192));
    }

    @Test
    void free_ports_are_all_different_and_none_is_taken() {
        Ports ports = Ports.free();

        assertThat(new HashSet<>(ports.numbers().values())).hasSize(Port.values().length);
        assertThat(ports.taken()).isEmpty();
    }

    @Test
    void a_taken_port_is_named_with_what_it_is_for() throws IOException {
        // Given
        Map<Port, Integer> numbers = new TreeMap<>(Ports.free().numbers());
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            numbers.put(Port.KAFKA, other.getLocalPort());

            // When
            var taken = new Ports(numbers).taken();

            // Then
            assertThat(taken)
                    .hasValueSatisfying(line -> assertThat(line)
                            .contains(Integer.toString(other.getLocalPort()))
                            .contains("Kafka"));
        }
    }
}
