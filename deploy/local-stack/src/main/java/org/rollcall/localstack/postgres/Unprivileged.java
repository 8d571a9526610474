package org.rollcall.localstack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.process.Launch;

/** Runs a program as an ordinary user where we are root: PostgreSQL refuses to run as root. */
final class Unprivileged {

    private static final String USER = "nobody";

    private Unprivileged() {}

    /** The command to run; it replaces itself by the program, which so stays a direct child. */
    static List<String> command(List<String> program, Path folder) {
        if (!isRoot()) {
            return program;
        }
        String setpriv = Launch.tool("setpriv")
                .orElseThrow(() -> new StackException(
                        "PostgreSQL does not run as root, and there is no setpriv (package util-linux) to leave root with."
                                + " Install it or start ./rollcall as an ordinary user"));
        List<String> command = new ArrayList<>(List.of(setpriv, "--reuid=" + USER, "--clear-groups"));
        if (isClosedToOthers(folder)) {
            // A checkout in root's own home or in a folder of mktemp: the user may look through folders it does not
            // own, and
            // no more. The secure bit lets access(2) see that right too: by it PostgreSQL looks for its own programs.
            command.addAll(List.of(
                    "--securebits=+no_setuid_fixup", "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"));
        }
        command.add("--regid=" + groupOf());
        command.add("--");
        command.addAll(program);
        return command;
    }

    /** Gives a file or folder to the user that the program runs as. */
    static void own(Path path) {
        if (!isRoot()) {
            return;
        }
        try {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot give " + path + " to user " + USER, refused);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String groupOf() {
        // Debian calls the group nogroup, others nobody.
        try {
            return Files.readAllLines(Path.of("/etc/group")).stream().anyMatch(line -> line.startsWith("nogroup:"))
                    ? "nogroup"
                    : USER;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isClosedToOthers(Path folder) {
        try {
            for (Path above = folder.toAbsolutePath().getParent(); above != null; above = above.getParent()) {
                if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
