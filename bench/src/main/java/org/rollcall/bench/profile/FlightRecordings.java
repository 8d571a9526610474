package org.rollcall.bench.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.process.ProcessEntry;

/** Has running virtual machines record what they spend processor time on; as their own user, from this machine only. */
public final class FlightRecordings {

    private static final String NAME = "rollcall-bench";
    // Samples of processor time, native code included, instead of the usual ones of running Java threads.
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0" label="Processor time">
              <event name="jdk.CPUTimeSample">
                <setting name="enabled">true</setting>
                <setting name="throttle">5ms</setting>
                <setting name="stackTrace">true</setting>
              </event>
            </configuration>
            """;

    private final Path folder;
    private final List<ProcessEntry> services;

    /** Of these processes, in a folder for their files. */
    public FlightRecordings(Path folder, List<ProcessEntry> services) {
        this.folder = folder;
        this.services = List.copyOf(services);
    }

    /** Begins in each. */
    public void begin() {
        try {
            Path settings = folder.resolve("cpu.jfc");
            Files.writeString(settings, SETTINGS);
            for (ProcessEntry service : services) {
                // Asynchronous code has deep stacks; a depth once set stays, and a second word about it is refused.
                jcmd(service.pid(), false, "JFR.configure", "stackdepth=256");
                jcmd(service.pid(), true, "JFR.start", "name=" + NAME, "settings=" + settings);
            }
        } catch (IOException refused) {
            throw new StackException("Cannot write to " + folder + ": " + refused.getMessage(), refused);
        }
    }

    /** Ends in each, and says where the recording is, by service. */
    public Map<String, Path> end() {
        Map<String, Path> files = new TreeMap<>();
        for (ProcessEntry service : services) {
            Path file = folder.resolve(service.name() + ".jfr");
            jcmd(service.pid(), true, "JFR.stop", "name=" + NAME, "filename=" + file);
            files.put(service.name(), file);
        }
        return files;
    }

    private static void jcmd(long pid, boolean mustWork, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (mustWork && (process.waitFor() != 0 || said.contains("Exception") || said.contains("Could not"))) {
                throw new StackException("No recording of process " + pid + ": " + said.strip());
            }
        } catch (IOException missing) {
            throw new StackException("No jcmd beside this Java: " + missing.getMessage(), missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted", interrupted);
        }
    }
}
