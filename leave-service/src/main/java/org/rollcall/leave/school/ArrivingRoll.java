package org.rollcall.leave.school;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.rollcall.support.problem.Problem;

/** Looks again for a pupil who was admitted a moment ago: the roll arrives by event. */
@ApplicationScoped
public class ArrivingRoll {
    private static final Duration FIRST_LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration LAST_LOOK_AGAIN = Duration.ofMillis(400);
    private static final int LOOKS_AGAIN = 4;

    ArrivingRoll() {}

    /**
     * The work, done again a few times while it fails with {@link NotOnRoll}.
     *
     * @param missing what is said when the pupil has not come by then
     * @return what the work gives; fails with 422 {@code pupil-not-on-roll} when the pupil is not there
     */
    public <T> Uni<T> awaited(Uni<T> work, String missing) {
        return work.onFailure(NotOnRoll.class)
                .retry()
                .withBackOff(FIRST_LOOK_AGAIN, LAST_LOOK_AGAIN)
                .atMost(LOOKS_AGAIN)
                .onFailure(failure -> failure instanceof NotOnRoll || failure.getCause() instanceof NotOnRoll)
                .transform(failure -> Problem.unprocessable("pupil-not-on-roll", missing));
    }
}
