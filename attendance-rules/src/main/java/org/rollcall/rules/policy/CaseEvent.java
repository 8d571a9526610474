package org.rollcall.rules.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is known of a pupil beside the marks, and a policy acts upon. */
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
    HELP_ASKED,
    /** Staff judge that absences persist, whatever their number (KCA-8.4). */
    ABSENCES_PERSIST,
    /** A member of staff is concerned about a pattern or a change (KCA-9.14, ATT-A1.11.1). */
    ATTENDANCE_CONCERN,
    /** The head granted leave of absence. */
    LEAVE_GRANTED(false),
    /** The head permitted leave at lunchtime. */
    LUNCH_LEAVE_GRANTED(false),
    /** The head refused leave at lunchtime. */
    LUNCH_LEAVE_REFUSED(false),
    /** The head took leave at lunchtime back. */
    LUNCH_LEAVE_WITHDRAWN(false),
    /** A term began, and the parent is asked whether leave at lunchtime goes on. */
    LUNCH_LEAVE_RENEWAL(false),
    /** The pupil was not in a lesson, though present at the register. */
    LESSON_MISSED(false),
    /** The pupil signed out at the office. */
    SIGNED_OUT(false),
    /** The pupil signed in at the office. */
    SIGNED_IN(false);

    private final boolean written;

    CaseEvent() {
        this(true);
    }

    CaseEvent(boolean written) {
        this.written = written;
    }

    /** The event of that name, such as "truancy-confirmed". */
    public static Optional<CaseEvent> find(String id) {
        return Arrays.stream(values()).filter(event -> event.id().equals(id)).findFirst();
    }

    /** The name in files and in what people send. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether people write it into a case; the others are told by registers, the signing book or decisions on leave. */
    public boolean isWritten() {
        return written;
    }
}
