package org.rollcall.support.clock;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Something that falls due at an instant of the school clock; its effects are keyed, so that they happen once. */
public interface DueJob {
    /** The earliest instant, up to {@code until}, at which something waits to be done. */
    Uni<Optional<Instant>> next(Instant until);

    /** Does what is due at exactly this instant, as if it were now. Doing it again has no further effect. */
    Uni<Void> run(Instant due);

    /** The clock was set back: what falls due after this instant waits again. */
    Uni<Void> rearm(Instant after);
}
