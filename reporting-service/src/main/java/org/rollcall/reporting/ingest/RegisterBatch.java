package org.rollcall.reporting.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollcall.events.Event;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.ClassChanged;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.events.register.PupilUpdated;
import org.rollcall.events.register.RegisterClosed;
import org.rollcall.events.register.RegisterOverdue;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.reporting.live.LiveNote;
import org.rollcall.reporting.rollup.MarkEntry;
import org.rollcall.reporting.standing.RollEntry;
import org.rollcall.reporting.standing.SchoolKey;

/** A batch of the register service's events, sorted by what they change here. */
final class RegisterBatch {
    /** Types that change something here or are told in the streams. */
    static final Set<Class<? extends Event>> WANTED = Set.of(
            SchoolConfigured.class,
            ClassChanged.class,
            CalendarChanged.class,
            PupilAdmitted.class,
            PupilUpdated.class,
            PupilPurged.class,
            RegisterTaken.class,
            MarksAmended.class,
            RegisterClosed.class,
            RegisterOverdue.class);

    final List<SchoolConfigured> schools = new ArrayList<>();
    final List<ClassChanged> classes = new ArrayList<>();
    final List<CalendarChanged> calendars = new ArrayList<>();
    final List<RollEntry> roll = new ArrayList<>();
    final List<SchoolKey> purged = new ArrayList<>();
    final List<MarkEntry> marks = new ArrayList<>();
    final List<LiveNote> notes = new ArrayList<>();

    static RegisterBatch of(List<Event> events) {
        RegisterBatch batch = new RegisterBatch();
        events.forEach(batch::add);
        return batch;
    }

    private void add(Event event) {
        switch (event) {
            case SchoolConfigured school -> schools.add(school);
            case ClassChanged changed -> classes.add(changed);
            case CalendarChanged calendar -> calendars.add(calendar);
            case PupilAdmitted admitted -> roll.add(RollEntry.of(admitted));
            case PupilUpdated updated -> roll.add(RollEntry.of(updated));
            case PupilPurged gone -> purged.add(new SchoolKey(gone.urn(), gone.pupilId()));
            case RegisterTaken taken -> add(taken);
            case MarksAmended amended -> add(amended);
            case RegisterClosed closed when !closed.missing().isEmpty() -> notes.add(LiveNote.of(closed));
            case RegisterOverdue overdue -> notes.add(LiveNote.of(overdue));
            default -> {
                // Nothing that figures or streams show.
            }
        }
    }

    private void add(RegisterTaken taken) {
        for (RegisterTaken.Mark mark : taken.marks()) {
            marks.add(new MarkEntry(
                    taken.urn(),
                    mark.pupilId(),
                    taken.date(),
                    taken.session(),
                    mark.code(),
                    mark.revision(),
                    taken.classId()));
        }
        notes.add(LiveNote.of(taken));
    }

    private void add(MarksAmended amended) {
        for (MarksAmended.Amendment mark : amended.amendments()) {
            marks.add(new MarkEntry(
                    amended.urn(),
                    mark.pupilId(),
                    mark.date(),
                    mark.session(),
                    mark.code(),
                    mark.revision(),
                    mark.classId()));
        }
        notes.add(LiveNote.of(amended));
    }
}
