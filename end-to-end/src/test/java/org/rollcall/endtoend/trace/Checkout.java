package org.rollcall.endtoend.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of the modules, beside this one. */
record Checkout(Path root) {
    static Checkout find() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside a checkout");
            }
        }
        return new Checkout(folder);
    }

    /** The files below a folder whose name ends so, in the order of their names; none where there is no such folder. */
    List<Path> files(String folder, String ending) {
        Path top = root.resolve(folder);
        if (!Files.isDirectory(top)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders of the modules that have tests. */
    List<String> modules() {
        try (Stream<Path> modules = Files.walk(root, 2)) {
            return modules.filter(folder -> Files.isDirectory(folder.resolve("src/test")))
                    .map(folder -> root.relativize(folder).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a module has a package, given as {@code module/package}. */
    boolean hasPackage(String feature) {
        int slash = feature.lastIndexOf('/');
        String name = feature.substring(slash + 1);
        Path main = slash < 0 ? root : root.resolve(feature.substring(0, slash)).resolve("src/main/java/org/rollcall");
        try (Stream<Path> folders = Files.walk(main)) {
            return slash > 0
                    && folders.anyMatch(folder -> Files.isDirectory(folder)
                            && folder.getFileName().toString().equals(name));
        } catch (IOException noSuchModule) {
            return false;
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
