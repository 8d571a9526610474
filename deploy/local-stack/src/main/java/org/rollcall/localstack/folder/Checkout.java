package org.rollcall.localstack.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The checkout of Rollcall that the stack is started from: it knows where the build left what the stack runs. */
public record Checkout(Path root) {

    /** The environment variable that names another folder for the instance of {@code ./rollcall up}. */
    public static final String INSTANCE = "ROLLCALL_INSTANCE";

    /**
     * Finds the checkout: the system property {@code rollcall.home}, or the nearest folder above the current one that
     * holds the local stack.
     *
     * @throws StackException if there is none
     */
    public static Checkout find() {
        String home = System.getProperty("rollcall.home");
        Path start = Path.of(home == null ? "" : home).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("deploy/local-stack/pom.xml"))) {
                return new Checkout(folder);
            }
        }
        throw new StackException("No checkout of Rollcall at or above " + start);
    }

    /** Where unpacked servers are kept; shared by all instances of this checkout. */
    public Path servers() {
        return root.resolve(".rollcall/servers");
    }

    /** Where the start-up caches are kept; shared by all instances of this checkout. */
    public Path startupCaches() {
        return root.resolve(".rollcall/aot");
    }

    /** The instance that start-up caches are made with; it is gone when they are. */
    public StackFolder trainingInstance() {
        return new StackFolder(root.resolve(".rollcall/training"));
    }

    /** The instance of {@code ./rollcall up}. */
    public StackFolder instance() {
        String other = System.getenv(INSTANCE);
        return new StackFolder(other == null ? root.resolve(".rollcall") : root.resolve(other));
    }

    /** The list of topics. */
    public Path topics() {
        return root.resolve("deploy/kafka/topics.yaml");
    }

    /** The realm, with placeholders for what differs between installations. */
    public Path realm() {
        return root.resolve("deploy/keycloak/rollcall-realm.json");
    }

    /**
     * The runnable jar of a module, whether or not it has been built. That of the training run's packaging, unless the
     * module was built again after it.
     */
    public Path runnable(String module) {
        Path usual = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        Path trained = root.resolve(module).resolve("target/aot/quarkus-run.jar");
        if ("off".equals(System.getenv("ROLLCALL_STARTUP_CACHES"))) {
            return usual;
        }
        return Files.isRegularFile(trained) && modified(trained).compareTo(modified(usual)) >= 0 ? trained : usual;
    }

    /**
     * The files of one server as the build resolved them, in class path notation.
     *
     * @param server {@code kafka}, {@code keycloak} or {@code postgresql}
     */
    public String distribution(String server) {
        Path list = root.resolve("deploy/servers/target").resolve(server + ".classpath");
        try {
            String files = Files.readString(list).strip();
            if (files.isEmpty()) {
                throw new StackException("There is no " + server + " for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch"));
            }
            return files;
        } catch (java.nio.file.NoSuchFileException absent) {
            throw new StackException("Not built yet: run ./mvnw -q -pl deploy/servers package", absent);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException absent) {
            return FileTime.fromMillis(0);
        }
    }
}
