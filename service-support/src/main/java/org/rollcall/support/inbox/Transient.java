package org.rollcall.support.inbox;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a failure that passes by itself (the database is away, a deadlock) from one that would repeat itself. */
final class Transient {
    private Transient() {}

    static boolean is(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // Jackson's failures are I/O exceptions, but a record that cannot be read never will be.
            if (cause instanceof JacksonException) {
                return false;
            }
            if (cause instanceof PgException postgres) {
                String state = postgres.getSqlState();
                return state != null
                        && (state.startsWith("08")
                                || state.startsWith("40")
                                || state.startsWith("53")
                                || state.startsWith("55")
                                || state.startsWith("57"));
            }
            if (cause instanceof ClosedConnectionException
                    || cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof NoStackTraceThrowable) {
                return true;
            }
        }
        return false;
    }
}
