package org.rollcall.register.school;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** What must be worked out anew, in the same transaction, when a school's session times change. */
public interface TimesFollower {
    /** The session times of the school were changed in this transaction. */
    Uni<Void> timesChanged(Mutiny.Session session, SchoolRow school);
}
