package org.rollcall.localstack.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.process.Launch;

/** Keycloak unpacked and built for PostgreSQL: once per version, for all instances of a checkout. */
public final class KeycloakDistribution {

    private static final List<String> BUILD =
            List.of("build", "--db=postgres", "--health-enabled=false", "--metrics-enabled=false");
    private static final List<String> SHARED = List.of("bin", "conf", "lib", "providers", "themes");

    private static final String MARKER = "rollcall-built";

    private final Path zip;
    private final Path servers;

    /** The distribution in a zip, to be kept among the servers. */
    public KeycloakDistribution(Path zip, Path servers) {
        this.zip = zip;
        this.servers = servers;
    }

    /** Whether it is there already. */
    public boolean isBuilt() {
        return Files.exists(home().resolve(MARKER));
    }

    /** The folder of the built distribution; the first time takes about half a minute. */
    public Path built() {
        Path home = home();
        Path marker = home.resolve(MARKER);
        if (Files.exists(marker)) {
            return home;
        }
        try {
            Files.createDirectories(servers);
            try (FileChannel lock = FileChannel.open(
                            servers.resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                assert held.isValid();
                if (!Files.exists(marker)) {
                    StackFolder.delete(home);
                    unpack(home);
                    build(home);
                    Files.writeString(marker, String.join(" ", BUILD));
                }
            }
            return home;
        } catch (IOException broken) {
            throw new StackException("Cannot unpack " + zip + ": " + broken.getMessage(), broken);
        }
    }

    /** A home for one instance: its own data, the distribution's programs. */
    public Path homeOf(Path instance) {
        Path distribution = built();
        try {
            Files.createDirectories(instance.resolve("data"));
            for (String part : SHARED) {
                Path link = instance.resolve(part);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, distribution.resolve(part));
            }
            return instance;
        } catch (IOException refused) {
            throw new StackException("Cannot prepare " + instance + ": " + refused.getMessage(), refused);
        }
    }

    /** The command that runs a distribution with some arguments; the same as its start script, without the script. */
    List<String> command(Path home, List<String> heap, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Launch.java()));
        command.addAll(heap);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                // Half the processor time of a start; nobody needs the peak speed of a sign-in here.
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=256m",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                // By its own path, not by the instance's link: a start-up cache serves all instances.
                home().resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }

    private Path home() {
        return servers.resolve(
                zip.getFileName().toString().replaceFirst("-quarkus-dist-", "-").replace(".zip", ""));
    }

    private void unpack(Path home) throws IOException {
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = archive.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                // Each name starts with the folder of the version.
                Path target = home.resolve(entry.getName().replaceFirst("^[^/]+/", ""))
                        .normalize();
                if (!target.startsWith(home)) {
                    throw new StackException(zip + " reaches outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream content = archive.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
    }

    private void build(Path home) throws IOException {
        Process build = new ProcessBuilder(command(home, List.of("-Xmx512m"), BUILD))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!build.waitFor(300, TimeUnit.SECONDS) || build.exitValue() != 0) {
                throw new StackException("Keycloak could not be built: " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            build.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while building Keycloak", interrupted);
        }
    }
}
