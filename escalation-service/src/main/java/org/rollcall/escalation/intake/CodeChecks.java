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
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.rules.code.Session;
import org.rollcall.support.clock.SchoolClock;

/** Asks the attendance officer about codes that do not fit: C without leave granted, U while the register was open. */
@ApplicationScoped
class CodeChecks {
    private static final String LEAVE_CODE = "C";
    private static final String AFTER_CLOSE_CODE = "U";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

    private final GrantStore grants;
    private final TaskStore tasks;
    private final SchoolClock clock;

    CodeChecks(GrantStore grants, TaskStore tasks, SchoolClock clock) {
        this.grants = grants;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The origin of the task about a code, by which it can be found again. */
    static String origin(UUID pupilId, LocalDate date, String session, String code) {
        return "code/" + pupilId + "/" + date + "/" + session + "/" + code;
    }

    /** Looks at marks as they were taken. */
    Uni<Void> check(SqlConnection transaction, List<RegisterTaken> registers, Map<Integer, School> schools) {
        Set<GrantedDay> asked = new HashSet<>();
        List<NewTask> doubts = new ArrayList<>();
        for (RegisterTaken taken : registers) {
            for (RegisterTaken.Mark mark : taken.marks()) {
                if (mark.code().equals(LEAVE_CODE)) {
                    asked.add(day(taken, mark));
                } else if (mark.code().equals(AFTER_CLOSE_CODE) && wasOpen(taken, schools.get(taken.urn()))) {
                    doubts.add(doubt(taken, mark, "was given before the register closed"));
                }
            }
        }
        return grants.among(transaction, asked).chain(granted -> {
            for (RegisterTaken taken : registers) {
                taken.marks().stream()
                        .filter(mark -> mark.code().equals(LEAVE_CODE) && !granted.contains(day(taken, mark)))
                        .forEach(mark -> doubts.add(doubt(taken, mark, "has no leave granted behind it")));
            }
            return tasks.raise(transaction, doubts, clock.now());
        });
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
