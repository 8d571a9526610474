package org.rollcall.register.provider;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.duty.Duty;
import org.rollcall.rules.code.SessionRef;

/** What the school has to do about a pupil who is taught elsewhere. */
final class ProviderDuties {
    private static final String OFFICER = "attendance-officer";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

    private ProviderDuties() {}

    /** The place has said nothing. */
    static Duty ask(UUID pupilId, SessionRef session, @Nullable String clause) {
        return duty(
                "provider/" + tail(pupilId, session),
                pupilId,
                "Ask the provider whether the pupil was there: " + words(session) + ", it has not said so",
                session,
                clause);
    }

    /** The place said that the pupil was not there. */
    static Duty follow(UUID pupilId, SessionRef session, @Nullable String clause) {
        return duty(
                "provider-absence/" + tail(pupilId, session),
                pupilId,
                "The provider says that the pupil was not there, " + words(session)
                        + ": ask the parents, and enter the mark that fits",
                session,
                clause);
    }

    private static Duty duty(String id, UUID pupilId, String title, SessionRef session, @Nullable String clause) {
        return new Duty(id, pupilId, OFFICER, title, clause, session.date(), false, true);
    }

    private static String tail(UUID pupilId, SessionRef session) {
        return pupilId + "/" + session.date() + "/" + session.session();
    }

    private static String words(SessionRef session) {
        return DAY.format(session.date()) + " " + session.session();
    }
}
