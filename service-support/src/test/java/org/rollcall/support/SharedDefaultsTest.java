package org.rollcall.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Quarkus warns of each key that nobody in an application reads, and a warning that means nothing hides one that does. */
class SharedDefaultsTest {
    private static final Properties DEFAULTS = new Properties();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file =
                SharedDefaultsTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            DEFAULTS.load(Objects.requireNonNull(file));
        }
    }

    @Test
    void whatOnlyADatabaseNeedsIsKeptFromTheGateway() {
        assertThat(DEFAULTS.stringPropertyNames())
                .contains("%database.quarkus.datasource.db-kind", "%database.quarkus.flyway.migrate-at-start")
                .noneMatch(key -> key.matches("quarkus\\.(datasource|flyway|hibernate-orm)\\..*"));
    }

    @Test
    void anApplicationNamesItselfBecauseItsNameIsFixedWhenItIsBuilt() {
        assertThat(DEFAULTS.stringPropertyNames()).doesNotContain("quarkus.application.name");
    }
}
