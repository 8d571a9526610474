package org.rollcall.escalation.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.leave.GrantStore;
import org.rollcall.escalation.leave.GrantStore.GrantedDay;
import org.rollcall.escalation.school.Pupil;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.rules.calendar.CompulsorySchoolAge;
import org.rollcall.rules.code.Session;
import org.rollcall.support.clock.SchoolClock;

/**
 * Asks the attendance officer about codes that do not fit: leave codes without leave granted (BHCET-7.3, ATT-A1.5.13), U
 * while the register was open, study leave below the years with public examinations (ATT-A3.3), X for a pupil of compulsory
 * school age (ATT-A3.5, BHCET-10.10a). The marks stay meanwhile.
 */
@ApplicationScoped
class CodeChecks {
    private static final Set<String> LEAVE_CODES = Set.of("C", "C1", "T");
    private static final String AFTER_CLOSE_CODE = "U";
    private static final String STUDY_LEAVE = "S";
    private static final String NOT_REQUIRED = "X";
    private static final int FIRST_YEAR_OF_EXAMINATIONS = 11;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

    private final GrantStore grants;
    private final PupilStore pupils;
    private final TaskStore tasks;
    private final SchoolClock clock;

    CodeChecks(GrantStore grants, PupilStore pupils, TaskStore tasks, SchoolClock clock) {
        this.grants = grants;
        this.pupils = pupils;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The origin of the task about a code, by which it can be found again. */
    static String origin(UUID pupilId, LocalDate date, String session, String code) {
        return "code/" + pupilId + "/" + date + "/" + session + "/" + code;
    }

    /** Whether anything about a mark of this code can be doubtful. */
    static boolean isChecked(String code) {
        return LEAVE_CODES.contains(code)
                || code.equals(AFTER_CLOSE_CODE)
                || code.equals(STUDY_LEAVE)
                || code.equals(NOT_REQUIRED);
    }

    /** Looks at marks as they were taken. */
    Uni<Void> check(SqlConnection transaction, List<RegisterTaken> registers, Map<Integer, School> schools) {
        Set<GrantedDay> asked = new HashSet<>();
        Set<PupilKey> entries = new HashSet<>();
        List<NewTask> doubts = new ArrayList<>();
        for (RegisterTaken taken : registers) {
            for (RegisterTaken.Mark mark : taken.marks()) {
                if (LEAVE_CODES.contains(mark.code())) {
                    asked.add(day(taken, mark));
                } else if (mark.code().equals(STUDY_LEAVE) || mark.code().equals(NOT_REQUIRED)) {
                    entries.add(new PupilKey(taken.urn(), mark.pupilId()));
                } else if (mark.code().equals(AFTER_CLOSE_CODE) && wasOpen(taken, schools.get(taken.urn()))) {
                    doubts.add(doubt(taken, mark, "was given before the register closed"));
                }
            }
        }
        return pupils.find(transaction, entries)
                .invoke(known -> doubts.addAll(ofAge(registers, known)))
                .chain(() -> grants.among(transaction, asked))
                .chain(granted -> {
                    for (RegisterTaken taken : registers) {
                        taken.marks().stream()
                                .filter(mark ->
                                        LEAVE_CODES.contains(mark.code()) && !granted.contains(day(taken, mark)))
                                .forEach(mark -> doubts.add(doubt(taken, mark, "has no leave granted behind it")));
                    }
                    return tasks.raise(transaction, doubts, clock.now());
                });
    }

    private List<NewTask> ofAge(List<RegisterTaken> registers, Map<PupilKey, Pupil> known) {
        List<NewTask> doubts = new ArrayList<>();
        for (RegisterTaken taken : registers) {
            for (RegisterTaken.Mark mark : taken.marks()) {
                Pupil pupil = known.get(new PupilKey(taken.urn(), mark.pupilId()));
                if (pupil == null) {
                    continue;
                }
                if (mark.code().equals(STUDY_LEAVE) && pupil.yearGroup() < FIRST_YEAR_OF_EXAMINATIONS) {
                    doubts.add(doubt(taken, mark, "is study leave, and the pupil is in year " + pupil.yearGroup()));
                } else if (mark.code().equals(NOT_REQUIRED)
                        && CompulsorySchoolAge.on(pupil.dateOfBirth(), taken.date())) {
                    doubts.add(doubt(taken, mark, "is for pupils who are not of compulsory school age"));
                }
            }
        }
        return doubts;
    }

    private static GrantedDay day(RegisterTaken taken, RegisterTaken.Mark mark) {
        return new GrantedDay(new PupilKey(taken.urn(), mark.pupilId()), taken.date(), mark.code());
    }

    private static boolean wasOpen(RegisterTaken taken, @Nullable School school) {
        if (school == null || school.calendar() == null) {
            return false;
        }
        LocalDateTime takenAt = LocalDateTime.ofInstant(taken.takenAt(), SchoolClock.ZONE);
        return school.calendar()
                .times(taken.date(), Session.valueOf(taken.session()))
                .filter(times -> takenAt.isBefore(taken.date().atTime(times.closes())))
                .isPresent();
    }

    private NewTask doubt(RegisterTaken taken, RegisterTaken.Mark mark, String why) {
        return new NewTask(
                taken.urn(),
                origin(mark.pupilId(), taken.date(), taken.session(), mark.code()),
                TaskKind.CODE,
                mark.pupilId(),
                null,
                null,
                null,
                null,
                "attendance-officer",
                "Check the code " + mark.code() + " of " + DAY.format(taken.date()) + ", " + taken.session() + ": it "
                        + why,
                clock.today());
    }
}
