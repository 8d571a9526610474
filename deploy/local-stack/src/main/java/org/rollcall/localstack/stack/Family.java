package org.rollcall.localstack.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.process.Child;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.process.ProcessEntry;
import org.rollcall.localstack.process.Recipe;
import org.rollcall.localstack.process.Recipe.Tier;
import org.rollcall.localstack.process.StackMemory;
import org.rollcall.localstack.process.StackMemory.Phase;
import org.rollcall.localstack.startup.StartupCaches;

/** The children of one supervisor, in the order of their start; the pid file always says who they are. */
public final class Family implements Child.Listener {

    private final PidFile pidFile;
    private final Progress progress;
    private final StartupCaches caches;
    private final List<Child> children = new ArrayList<>();
    private final ProcessEntry self = ProcessEntry.of("supervisor", ProcessHandle.current(), 0, 0);
    private Phase phase = Phase.STARTING;

    /** The family of this process, remembered in a file. */
    public Family(PidFile pidFile, Progress progress, StartupCaches caches) {
        this.pidFile = pidFile;
        this.progress = progress;
        this.caches = caches;
    }

    /** Starts a process and returns at once. */
    public Child start(Recipe recipe) {
        Child child = new Child(caches.appliedTo(recipe), this);
        synchronized (this) {
            if (phase == Phase.STOPPING) {
                throw new StackException("The stack is being stopped");
            }
            children.add(child);
        }
        return child.start();
    }

    /** Starts a process and waits until it is ready. */
    public void startAndAwait(Recipe recipe) {
        start(recipe).awaitReady();
    }

    /** Writes down how far the stack is. */
    public synchronized void reached(Phase now) {
        phase = now;
        started();
    }

    /** Stops all, tier by tier, and forgets them. */
    public void stop(Duration grace) {
        Map<Tier, List<Child>> byTier;
        synchronized (this) {
            reached(Phase.STOPPING);
            byTier = children.stream().collect(Collectors.groupingBy(Child::tier, TreeMap::new, Collectors.toList()));
        }
        byTier.values().forEach(tier -> {
            progress.say("Stopping " + tier.stream().map(Child::name).collect(Collectors.joining(", ")));
            tier.parallelStream().forEach(child -> child.stop(grace));
        });
        pidFile.delete();
    }

    @Override
    public synchronized void started() {
        List<ProcessEntry> entries =
                children.stream().map(Child::entry).filter(Objects::nonNull).toList();
        pidFile.write(new StackMemory(self, phase, entries));
    }

    @Override
    public void say(String line) {
        progress.say(line);
    }
}
