package org.rollcall.localstack.startup;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** A short print of all that a cache depends on: the JDK, the options of its virtual machine, and each file it loads. */
final class CommandPrint {

    private static final int LENGTH = 16;

    private final MessageDigest digest;

    private CommandPrint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** The print of a command that starts with the path of {@code java}. */
    static String of(List<String> command) {
        CommandPrint print = new CommandPrint();
        print.add(Runtime.version().toString());
        for (int i = 0; i < command.size(); i++) {
            String part = command.get(i);
            // Sizes may change; which collector and which layout of objects may not.
            if (part.matches("-XX:[+-]Use.*")) {
                print.add(part);
            } else if (part.equals("-cp") || part.equals("-jar")) {
                for (String file : command.get(i + 1).split(File.pathSeparator)) {
                    print.add(Path.of(file));
                }
                break;
            }
        }
        return HexFormat.of().formatHex(print.digest.digest()).substring(0, LENGTH);
    }

    private void add(Path file) {
        addOne(file);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            String further =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (further != null) {
                for (String name : further.strip().split(" +")) {
                    addOne(file.resolveSibling(name));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void addOne(Path file) {
        try {
            add(file + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis());
        } catch (IOException absent) {
            add(file + " -");
        }
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
