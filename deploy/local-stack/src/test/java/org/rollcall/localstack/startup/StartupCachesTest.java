package org.rollcall.localstack.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.localstack.process.Launch;
import org.rollcall.localstack.process.Recipe;
import org.rollcall.localstack.startup.StartupCaches.Use;

class StartupCachesTest {

    @TempDir
    Path folder;

    private Path library;
    private Recipe program;

    @BeforeEach
    void buildProgram() throws IOException {
        library = Files.writeString(folder.resolve("library.jar"), "one");
        Path jar = folder.resolve("program.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "library.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        program = recipe(Launch.java(), "-Xmx64m", "-jar", jar.toString());
    }

    @Test
    void a_program_without_a_cache_starts_as_ever_and_is_named() {
        StartupCaches caches = caches(Use.READ);

        assertThat(caches.appliedTo(program)).isEqualTo(program);
        assertThat(caches.without()).containsExactly("program");
    }

    @Test
    void what_a_training_run_wrote_is_used_by_the_next_start() throws IOException {
        Path cache = train();

        assertThat(caches(Use.READ).appliedTo(program).command())
                .startsWith(Launch.java(), "-XX:AOTCache=" + cache)
                .endsWith("-Xmx64m", "-jar", folder.resolve("program.jar").toString());
    }

    @Test
    void a_library_that_was_built_anew_makes_the_cache_unfit() throws IOException {
        train();

        Files.setLastModifiedTime(library, FileTime.fromMillis(0));

        assertThat(caches(Use.READ).appliedTo(program)).isEqualTo(program);
    }

    @Test
    void other_options_of_the_virtual_machine_make_the_cache_unfit() throws IOException {
        train();
        Recipe other = recipe(
                Launch.java(),
                "-XX:+UseParallelGC",
                "-jar",
                folder.resolve("program.jar").toString());

        assertThat(caches(Use.READ).appliedTo(other)).isEqualTo(other);
    }

    @Test
    void a_training_run_leaves_one_cache_of_a_program() throws IOException {
        Path first = train();
        Files.setLastModifiedTime(library, FileTime.fromMillis(0));

        Path second = train();

        assertThat(first).doesNotExist();
        assertThat(second).isRegularFile();
    }

    @Test
    void a_training_run_that_was_cut_off_leaves_nothing_to_be_used() {
        StartupCaches training = caches(Use.TRAIN);
        training.appliedTo(program);

        assertThat(training.keep()).containsExactly("program");
        assertThat(caches(Use.READ).appliedTo(program)).isEqualTo(program);
    }

    @Test
    void what_runs_on_no_virtual_machine_has_no_cache() {
        Recipe server = recipe("/usr/bin/postgres", "-D", "data");

        assertThat(caches(Use.TRAIN).appliedTo(server)).isEqualTo(server);
    }

    @Test
    void an_unreadable_cache_does_not_prevent_a_start() throws Exception {
        // Given
        Path cache = train();
        Files.writeString(cache, "not a cache");
        List<String> command = caches(Use.READ).appliedTo(program).command();
        // When
        Process java = new ProcessBuilder(command.get(0), command.get(1), command.get(2), "-version")
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // Then
        assertThat(java.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(java.exitValue()).as(said).isZero();
        assertThat(said).doesNotContain("not a cache").doesNotContain("[warning]");
    }

    private Path train() throws IOException {
        StartupCaches training = caches(Use.TRAIN);
        String option = training.appliedTo(program).command().get(1);
        Path written = Path.of(option.substring("-XX:AOTCacheOutput=".length()));
        Files.writeString(written, "what the virtual machine writes at its end");
        assertThat(training.keep()).isEmpty();
        return Path.of(written.toString().replace(".unfinished", ""));
    }

    private StartupCaches caches(Use use) {
        return new StartupCaches(folder.resolve("caches"), use);
    }

    private Recipe recipe(String... command) {
        return new Recipe(
                "program",
                Recipe.Tier.SERVICE,
                0,
                List.of(command),
                Map.of(),
                folder,
                folder.resolve("program.log"),
                () -> true,
                Duration.ofSeconds(1));
    }
}
