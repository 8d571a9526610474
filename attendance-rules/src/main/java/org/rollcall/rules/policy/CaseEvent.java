package org.rollcall.rules.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people record about a pupil and a policy acts upon; marks alone never bring it about. */
public enum CaseEvent {
    TRUANCY_SUSPECTED,
    TRUANCY_CONFIRMED,
    SAFEGUARDING_CONCERN,
    MENTAL_HEALTH_CONCERN,
    /** Attendance itself has become a serious concern in somebody's judgement. */
    SERIOUS_CONCERN,
    /** Support was given its time and has not helped. */
    SUPPORT_NOT_WORKING,
    /** The family does not take part in the support. */
    NOT_ENGAGED,
    /** Support does not fit the case, such as a holiday in term. */
    SUPPORT_NOT_APPROPRIATE,
    /** Nobody knows where the child is, after reasonable enquiries. */
    UNTRACED,
    /** An illness or injury that will last. */
    LONG_TERM_ILLNESS,
    /** Parents condone an absence that nothing justifies. */
    CONDONED_ABSENCE,
    PENALTY_NOTICE_ISSUED,
    /** A parent asked for help with attendance. */
    HELP_ASKED;

    /** The event of that name, such as "truancy-confirmed". */
    public static Optional<CaseEvent> find(String id) {
        return Arrays.stream(values()).filter(event -> event.id().equals(id)).findFirst();
    }

    /** The name in files and in what people send. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
