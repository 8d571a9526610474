package org.rollcall.localstack.folder;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for a condition of another process, which can only be asked for. */
public final class Wait {

    private static final long PAUSE_NANOS = Duration.ofMillis(60).toNanos();

    private Wait() {}

    /**
     * Asks until the answer is yes. A question that fails counts as no.
     *
     * @return whether the answer was yes before the limit
     */
    public static boolean until(Duration limit, Callable<Boolean> question) {
        long start = System.nanoTime();
        do {
            if (isYes(question)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() - start < limit.toNanos()
                && !Thread.currentThread().isInterrupted());
        return false;
    }

    private static boolean isYes(Callable<Boolean> question) {
        try {
            return question.call();
        } catch (StackException hopeless) {
            throw hopeless;
        } catch (Exception notYet) {
            return false;
        }
    }
}
