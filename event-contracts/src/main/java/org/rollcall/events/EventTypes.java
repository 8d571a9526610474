package org.rollcall.events;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rollcall.events.escalation.AuthorityNotified;
import org.rollcall.events.escalation.CaseStageChanged;
import org.rollcall.events.escalation.FindingRaised;
import org.rollcall.events.escalation.FindingRetracted;
import org.rollcall.events.escalation.LetterIssued;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.leave.LeaveRefused;
import org.rollcall.events.leave.LeaveRequested;
import org.rollcall.events.leave.LeaveWithdrawn;
import org.rollcall.events.leave.LunchPassChanged;
import org.rollcall.events.register.AbsenceReported;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.ClassChanged;
import org.rollcall.events.register.DutyArose;
import org.rollcall.events.register.LessonMissed;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.events.register.PupilLinked;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.events.register.PupilSignedIn;
import org.rollcall.events.register.PupilSignedOut;
import org.rollcall.events.register.PupilUpdated;
import org.rollcall.events.register.ReasonsChased;
import org.rollcall.events.register.RegisterClosed;
import org.rollcall.events.register.RegisterOverdue;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.events.register.SchoolConfigured;

/**
 * The stable type strings of the events: {@code Name.v1}. A consumer skips a name it does not know and refuses a
 * version of a known name that it does not know.
 */
public final class EventTypes {
    /** What a type string means to this build. */
    public enum Standing {
        KNOWN,
        UNKNOWN_TYPE,
        UNKNOWN_VERSION
    }

    private static final String VERSION = "v1";

    private static final Map<String, Class<? extends Event>> BY_NAME = Map.ofEntries(
            Map.entry("RegisterTaken", RegisterTaken.class),
            Map.entry("MarksAmended", MarksAmended.class),
            Map.entry("RegisterClosed", RegisterClosed.class),
            Map.entry("RegisterOverdue", RegisterOverdue.class),
            Map.entry("ReasonsChased", ReasonsChased.class),
            Map.entry("LessonMissed", LessonMissed.class),
            Map.entry("DutyArose", DutyArose.class),
            Map.entry("AbsenceReported", AbsenceReported.class),
            Map.entry("PupilSignedIn", PupilSignedIn.class),
            Map.entry("PupilSignedOut", PupilSignedOut.class),
            Map.entry("SchoolConfigured", SchoolConfigured.class),
            Map.entry("CalendarChanged", CalendarChanged.class),
            Map.entry("ClassChanged", ClassChanged.class),
            Map.entry("PupilAdmitted", PupilAdmitted.class),
            Map.entry("PupilUpdated", PupilUpdated.class),
            Map.entry("PupilLinked", PupilLinked.class),
            Map.entry("PupilDeleted", PupilDeleted.class),
            Map.entry("PupilPurged", PupilPurged.class),
            Map.entry("PeopleRecord", PeopleRecord.class),
            Map.entry("LeaveRequested", LeaveRequested.class),
            Map.entry("LeaveGranted", LeaveGranted.class),
            Map.entry("LeaveRefused", LeaveRefused.class),
            Map.entry("LeaveWithdrawn", LeaveWithdrawn.class),
            Map.entry("LunchPassChanged", LunchPassChanged.class),
            Map.entry("FindingRaised", FindingRaised.class),
            Map.entry("FindingRetracted", FindingRetracted.class),
            Map.entry("LetterIssued", LetterIssued.class),
            Map.entry("AuthorityNotified", AuthorityNotified.class),
            Map.entry("CaseStageChanged", CaseStageChanged.class));

    private static final Map<Class<?>, String> BY_RECORD = BY_NAME.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, entry -> entry.getKey() + "." + VERSION));

    private EventTypes() {}

    /** The type string of an event, for example {@code RegisterTaken.v1}. */
    public static String typeOf(Event event) {
        return Objects.requireNonNull(BY_RECORD.get(event.getClass()), () -> "no type string for " + event.getClass());
    }

    /** Whether this build knows the type and its version. */
    public static Standing standing(String type) {
        int dot = type.lastIndexOf('.');
        if (dot < 0 || !BY_NAME.containsKey(type.substring(0, dot))) {
            return Standing.UNKNOWN_TYPE;
        }
        return type.substring(dot + 1).equals(VERSION) ? Standing.KNOWN : Standing.UNKNOWN_VERSION;
    }

    /** The record to read a known type into; empty for anything else. */
    public static Optional<Class<? extends Event>> recordOf(String type) {
        return standing(type) == Standing.KNOWN
                ? Optional.ofNullable(BY_NAME.get(type.substring(0, type.lastIndexOf('.'))))
                : Optional.empty();
    }
}
