package org.rollcall.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.process.ProcessEntry;
import org.rollcall.localstack.process.StackMemory;

/** What must hold before a start: no other start in this folder, room on the disk, ports free. */
public record Preflight(StackFolder folder, Ports ports) {

    private static final long NEEDED_BYTES = 2L << 30;

    /**
     * Looks at all of it.
     *
     * @throws StackException with one line about the first thing that is in the way
     */
    public void check() {
        PidFile pidFile = new PidFile(folder.pids());
        Optional<StackMemory> memory = pidFile.read();
        memory.filter(StackMemory::isSupervised).ifPresent(live -> {
            throw new StackException("Rollcall is " + (live.phase() == StackMemory.Phase.READY ? "up" : "being started")
                    + " already (supervisor pid " + live.supervisor().pid()
                    + "). See ./rollcall status; ./rollcall down stops it");
        });
        memory.ifPresent(stale -> {
            List<ProcessEntry> survivors = stale.survivors().toList();
            if (!survivors.isEmpty()) {
                throw new StackException("An earlier start ended without stopping "
                        + survivors.stream()
                                .map(process -> process.name() + " (pid " + process.pid() + ")")
                                .collect(Collectors.joining(", "))
                        + ". Run ./rollcall down first; no data is lost");
            }
            pidFile.delete();
        });
        checkDisk();
        ports.taken().ifPresent(line -> {
            throw new StackException(line);
        });
    }

    private void checkDisk() {
        try {
            long free = Files.getFileStore(folder.create().root()).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new StackException("Only " + (free >> 20) + " MiB are free on the disk of " + folder.root()
                        + "; Rollcall needs " + (NEEDED_BYTES >> 20));
            }
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }
}
