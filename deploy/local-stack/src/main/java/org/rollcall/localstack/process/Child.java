package org.rollcall.localstack.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.Wait;

/** A running process that comes back when it dies, until it is stopped. Waited on, so it never stays a zombie. */
public final class Child {

    private static final int DEATHS_ALLOWED_AT_START = 3;
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final Duration SOUND = Duration.ofSeconds(30);

    /** Hears when a process was started, and what happened to it. */
    public interface Listener {

        /** The process has a new pid. */
        void started();

        /** Something a person should read. */
        void say(String line);
    }

    private final Recipe recipe;
    private final Listener listener;
    private volatile @Nullable Process process;
    private volatile boolean stopping;
    private volatile boolean wasReady;
    private volatile int restarts;
    private volatile int deathsInARow;
    private volatile long startedNanos;

    /** A process not yet started. */
    public Child(Recipe recipe, Listener listener) {
        this.recipe = recipe;
        this.listener = listener;
    }

    /** Starts it and returns at once. */
    public synchronized Child start() {
        if (stopping) {
            return this;
        }
        startedNanos = System.nanoTime();
        Process started = Launch.start(recipe);
        process = started;
        listener.started();
        var watched = started.onExit().thenAccept(this::died);
        assert watched != null;
        return this;
    }

    /**
     * Waits until it answers as ready.
     *
     * @throws StackException with the end of its log, if it keeps dying or its patience is over
     */
    public void awaitReady() {
        boolean ready = Wait.until(recipe.patience(), () -> {
            if (deathsInARow >= DEATHS_ALLOWED_AT_START) {
                throw new StackException(recipe.name() + " stops as soon as it is started. The end of " + recipe.log()
                        + ":" + System.lineSeparator() + Launch.tail(recipe.log(), 12));
            }
            Process current = process;
            return current != null && current.isAlive() && recipe.ready().call();
        });
        if (!ready) {
            throw new StackException(recipe.name() + " was not ready within "
                    + recipe.patience().toSeconds() + " s. The end of " + recipe.log() + ":" + System.lineSeparator()
                    + Launch.tail(recipe.log(), 12));
        }
        wasReady = true;
        deathsInARow = 0;
    }

    /** Stops it: asks, waits for the grace, then kills. */
    public void stop(Duration grace) {
        Process current;
        synchronized (this) {
            stopping = true;
            current = process;
        }
        if (current == null) {
            return;
        }
        current.destroy();
        try {
            if (!current.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                current.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** How the pid file remembers it; null before its first start. */
    public @Nullable ProcessEntry entry() {
        Process current = process;
        return current == null ? null : ProcessEntry.of(recipe.name(), current.toHandle(), recipe.port(), restarts);
    }

    public String name() {
        return recipe.name();
    }

    /** When it is stopped. */
    public Recipe.Tier tier() {
        return recipe.tier();
    }

    /** How often it was brought back. */
    public int restarts() {
        return restarts;
    }

    private synchronized void died(Process dead) {
        if (stopping) {
            return;
        }
        boolean wasSound = System.nanoTime() - startedNanos > SOUND.toNanos();
        deathsInARow = wasSound ? 1 : deathsInARow + 1;
        if (!wasReady && deathsInARow >= DEATHS_ALLOWED_AT_START) {
            return;
        }
        long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(deathsInARow - 1, 10));
        listener.say(recipe.name() + " stopped (exit " + dead.exitValue() + "), is started again in " + pause + " ms");
        var scheduled = CompletableFuture.runAsync(
                this::startAgain, CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS));
        assert scheduled != null;
    }

    private void startAgain() {
        synchronized (this) {
            if (stopping) {
                return;
            }
            restarts++;
        }
        start();
    }
}
