package org.rollcall.register;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/**
 * Ends the terms of a test's schools with the test: what is still to come in their calendars would be played in every
 * walk of the clock by every later test.
 */
public final class SchoolsBreakUp implements QuarkusTestAfterEachCallback {
    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        Arc.container().instance(RegisterDatabase.class).get().forgetSessions();
    }
}
