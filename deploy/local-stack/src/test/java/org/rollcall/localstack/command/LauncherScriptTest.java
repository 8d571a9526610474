package org.rollcall.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.localstack.folder.Checkout;

/** The shell script in a checkout of empty modules, with a Maven that only writes down what it was asked for. */
class LauncherScriptTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final FileTime LATER = FileTime.from(Instant.parse("2021-01-01T00:00:00Z"));
    private static final FileTime LATEST = FileTime.from(Instant.parse("2022-01-01T00:00:00Z"));
    private static final List<String> SERVICES =
            List.of("register-service", "leave-service", "escalation-service", "reporting-service", "gateway");

    @TempDir
    Path checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        Files.copy(Checkout.find().root().resolve("rollcall"), checkout.resolve("rollcall"));
        file("mvnw", "#!/bin/sh\necho \"$@\" >>maven-calls\n").toFile().setExecutable(true);
        source("pom.xml");
        Stream.of("deploy/servers", "deploy/local-stack", "attendance-rules", "event-contracts", "service-support")
                .forEach(module -> source(module + "/pom.xml"));
        SERVICES.forEach(module -> source(module + "/pom.xml"));
        built("deploy/servers/target/kafka.classpath");
        built("deploy/local-stack/target/launcher.classpath");
        built("deploy/local-stack/target/local-stack-0.1.0.jar");
        SERVICES.forEach(module -> built(module + "/target/quarkus-app/quarkus-run.jar"));
        // Stands for the command line: says yes to everything.
        file("jdk/bin/java", "#!/bin/sh\n").toFile().setExecutable(true);
        file("jdk/bin/javac", "").toFile().setExecutable(true);
        file("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
    }

    @Test
    void what_is_newer_than_its_sources_is_not_built_again() throws Exception {
        run("up");

        assertThat(mavenCalls()).isEmpty();
    }

    @Test
    void a_service_with_a_newer_source_is_built_and_no_other() throws Exception {
        Files.setLastModifiedTime(source("leave-service/src/main/java/Leave.java"), LATEST);

        run("up");

        assertThat(mavenCalls()).singleElement().asString().contains("-pl leave-service -am");
    }

    @Test
    void a_newer_shared_module_makes_every_service_stale() throws Exception {
        Files.setLastModifiedTime(source("service-support/src/main/java/Outbox.java"), LATEST);

        run("up");

        assertThat(mavenCalls()).singleElement().asString().contains("-pl " + String.join(",", SERVICES) + " -am");
    }

    @Test
    void a_training_run_packages_all_services_for_it_beside_the_usual_packaging() throws Exception {
        run("train");

        assertThat(mavenCalls())
                .singleElement()
                .asString()
                .contains(
                        "-pl " + String.join(",", SERVICES) + " -am",
                        "-Dquarkus.package.jar.type=aot-jar",
                        "-Dquarkus.package.output-directory=aot");
    }

    @Test
    void a_missing_local_stack_is_built_before_any_command() throws Exception {
        Files.delete(checkout.resolve("deploy/local-stack/target/launcher.classpath"));

        run("status");

        assertThat(mavenCalls()).singleElement().asString().contains("-pl deploy/local-stack -am");
    }

    @Test
    void every_line_of_progress_names_what_is_built() throws Exception {
        file("mvnw", """
                #!/bin/sh
                echo '[INFO] Building Rollcall 0.1.0                                      [1/2]'
                echo '[INFO] Building Rollcall: leave service 0.1.0                       [2/2]'
                echo '[INFO] BUILD SUCCESS'
                """);
        Files.setLastModifiedTime(source("leave-service/src/main/java/Leave.java"), LATEST);

        assertThat(run("up")).contains("Building Rollcall ... ", "Building leave service ... ");
    }

    private String run(String command) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("bash", "rollcall", command)
                .directory(checkout.toFile())
                .redirectErrorStream(true);
        script.environment().put("JAVA_HOME", checkout.resolve("jdk").toString());
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(said).isTrue();
        return said;
    }

    private List<String> mavenCalls() throws IOException {
        Path calls = checkout.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private Path source(String name) {
        return dated(name, LONG_AGO);
    }

    private Path built(String name) {
        return dated(name, LATER);
    }

    private Path dated(String name, FileTime time) {
        try {
            return Files.setLastModifiedTime(file(name, ""), time);
        } catch (IOException refused) {
            throw new java.io.UncheckedIOException(refused);
        }
    }

    private Path file(String name, String content) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
