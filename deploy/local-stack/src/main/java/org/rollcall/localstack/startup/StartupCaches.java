package org.rollcall.localstack.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.process.Launch;
import org.rollcall.localstack.process.Recipe;

/**
 * The ahead-of-time caches of the programs that run on a virtual machine (JEP 483, 514 and 515): classes parsed and
 * linked, and which methods were hot. A file belongs to one program, build, JDK and set of options, whose print is in
 * its name; a file that fits none of these any more is not used, and no start ever depends on one.
 */
public final class StartupCaches {

    private static final String SUFFIX = ".aot";
    private static final String UNFINISHED = ".unfinished";
    /**
     * Where it was made for, unless that place is taken: anywhere else each address in it is written anew, which makes all
     * of it the program's own memory, some hundred megabytes each.
     */
    private static final List<String> IN_PLACE =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

    /** Profiles of methods spared no compiling, and all of them would be in memory. */
    private static final List<String> WITHOUT_PROFILES =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

    private static final Duration STOPPING = Duration.ofSeconds(15);
    private static final Duration WRITING = Duration.ofMinutes(10);

    /** What a start does with the caches. */
    public enum Use {
        /** Starts as if there were none. */
        NONE,
        /** Uses those that fit; a program without one starts as ever. */
        READ,
        /** Writes new ones when the programs are stopped; the start itself is slow. */
        TRAIN
    }

    private final Path folder;
    private final Use use;
    private final Map<String, Path> trained = new ConcurrentHashMap<>();
    private final List<String> without = new ArrayList<>();

    /** The caches in a folder, which need not exist. */
    public StartupCaches(Path folder, Use use) {
        this.folder = folder;
        this.use = use;
    }

    /** Those of a checkout, as {@code ROLLCALL_STARTUP_CACHES} says: used, or off. */
    public static StartupCaches of(Checkout checkout) {
        boolean off = "off".equals(System.getenv("ROLLCALL_STARTUP_CACHES"));
        return new StartupCaches(checkout.startupCaches(), off ? Use.NONE : Use.READ);
    }

    /** The recipe with what its virtual machine has to know of the cache; other programs' recipes as they are. */
    public Recipe appliedTo(Recipe recipe) {
        if (!recipe.command().getFirst().equals(Launch.java())) {
            return recipe;
        }
        if (use == Use.NONE) {
            return recipe;
        }
        Path cache = folder.resolve(recipe.name() + "-" + CommandPrint.of(recipe.command()) + SUFFIX);
        if (use == Use.TRAIN) {
            trained.put(recipe.name(), cache);
            createFolder();
            return with(recipe, WITHOUT_PROFILES, "-XX:AOTCacheOutput=" + unfinished(cache));
        }
        if (!Files.isRegularFile(cache)) {
            note(recipe.name());
            return recipe;
        }
        return with(recipe, IN_PLACE, "-XX:AOTCache=" + cache);
    }

    /** How long a program may take to stop: the virtual machine writes its cache after the program's own end. */
    public Duration grace() {
        return use == Use.TRAIN ? WRITING : STOPPING;
    }

    /** The programs that were started without a cache because none fitted. */
    public synchronized List<String> without() {
        return List.copyOf(without);
    }

    /**
     * Puts what the stopped programs wrote in its place, and deletes what is older.
     *
     * @return the programs that wrote nothing
     */
    public List<String> keep() {
        List<String> missing = new ArrayList<>();
        trained.forEach((program, cache) -> {
            try {
                if (Files.isRegularFile(unfinished(cache))) {
                    Files.move(unfinished(cache), cache, StandardCopyOption.ATOMIC_MOVE);
                    deleteOlder(program, cache);
                } else {
                    missing.add(program);
                }
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        });
        return missing;
    }

    private void createFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private synchronized void note(String program) {
        without.add(program);
    }

    private void deleteOlder(String program, Path kept) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(program + "-") && !file.equals(kept)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path unfinished(Path cache) {
        return cache.resolveSibling(cache.getFileName() + UNFINISHED);
    }

    private static Recipe with(Recipe recipe, List<String> how, String option) {
        List<String> command = new ArrayList<>(recipe.command());
        // A cache that cannot be used is no news to anybody who reads a service's log.
        command.addAll(1, how);
        command.addAll(1, List.of(option, "-Xlog:aot*=off,cds*=off"));
        return recipe.withCommand(command);
    }
}
