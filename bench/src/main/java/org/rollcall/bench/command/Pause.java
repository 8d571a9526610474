package org.rollcall.bench.command;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass while others work. */
final class Pause {

    private Pause() {}

    static void seconds(long seconds) {
        until(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
    }

    /** Until this {@link System#nanoTime}. */
    static void until(long end) {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
