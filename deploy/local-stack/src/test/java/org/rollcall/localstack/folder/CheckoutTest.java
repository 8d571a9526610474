package org.rollcall.localstack.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

    @TempDir
    Path root;

    @Test
    void the_packaging_of_a_training_run_is_run_until_the_module_is_built_again() throws IOException {
        Checkout checkout = new Checkout(root);
        Path usual = built("register-service/target/quarkus-app/quarkus-run.jar", 1);
        assertThat(checkout.runnable("register-service")).isEqualTo(usual);

        Path trained = built("register-service/target/aot/quarkus-run.jar", 2);
        assertThat(checkout.runnable("register-service")).isEqualTo(trained);

        built("register-service/target/quarkus-app/quarkus-run.jar", 3);
        assertThat(checkout.runnable("register-service")).isEqualTo(usual);
    }

    private Path built(String name, long second) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }
}
