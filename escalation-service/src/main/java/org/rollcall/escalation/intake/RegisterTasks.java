package org.rollcall.escalation.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.contact.ContactFacts;
import org.rollcall.escalation.contact.ContactStore;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.register.DutyArose;
import org.rollcall.events.register.LessonMissed;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.ReasonsChased;
import org.rollcall.events.register.RegisterOverdue;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.evaluation.ContactOutcome;
import org.rollcall.support.clock.SchoolClock;

/**
 * What registers ask of the school's people: a register that is not complete in time (KCA-9.11, ATT-A1.3.6), a reason that
 * is still open when the week begins (ATT-A2.O6), a pupil who was present and is not in a lesson (ATT-A1.3.4), and
 * any other duty that the register tells of: no call about an absence today (KCA-8.2), a provider's silence (ATT-A1.2.9), the
 * steps about a missing pupil. Each ends by itself when the register says so.
 */
@ApplicationScoped
class RegisterTasks {
    private static final String OFFICE = "office";
    private static final String ATTENDANCE_OFFICER = "attendance-officer";
    private static final String OPEN_REASON = "N";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

    private final TaskStore tasks;
    private final PupilStore pupils;
    private final ContactStore contacts;
    private final SchoolClock clock;

    RegisterTasks(TaskStore tasks, PupilStore pupils, ContactStore contacts, SchoolClock clock) {
        this.tasks = tasks;
        this.pupils = pupils;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Raises and ends the tasks that these events are about. */
    Uni<Void> follow(SqlConnection transaction, RegisterWave wave) {
        return raised(transaction, wave)
                .chain(raised -> tasks.raise(transaction, raised, clock.now()))
                .chain(() -> duties(transaction, wave))
                .chain(() -> tasks.dropByOrigin(transaction, ended(wave), clock.now()));
    }

    private Uni<List<NewTask>> raised(SqlConnection transaction, RegisterWave wave) {
        List<NewTask> others = Stream.concat(
                        wave.bare(ReasonsChased.class).stream().flatMap(RegisterTasks::reasons),
                        wave.bare(LessonMissed.class).stream()
                                .filter(LessonMissed::missing)
                                .map(RegisterTasks::lesson))
                .toList();
        List<RegisterOverdue> overdue = wave.bare(RegisterOverdue.class);
        return overdue.isEmpty()
                ? Uni.createFrom().item(others)
                : pupils.classNames(
                                transaction,
                                overdue.stream()
                                        .map(event -> new PupilKey(event.urn(), event.classId()))
                                        .toList())
                        .map(names -> Stream.concat(
                                        overdue.stream().map(event -> register(event, names)), others.stream())
                                .toList());
    }

    private Uni<Void> duties(SqlConnection transaction, RegisterWave wave) {
        List<DutyArose> asked =
                wave.bare(DutyArose.class).stream().filter(DutyArose::open).toList();
        List<PupilKey> called = asked.stream()
                .filter(DutyArose::contact)
                .map(RegisterTasks::pupil)
                .toList();
        return asked.isEmpty()
                ? Uni.createFrom().voidItem()
                : contacts.facts(transaction, called)
                        .chain(heard -> tasks.raise(
                                transaction,
                                asked.stream()
                                        .filter(duty -> !duty.contact() || !isHeard(duty, heard.get(pupil(duty))))
                                        .map(RegisterTasks::duty)
                                        .toList(),
                                clock.now()));
    }

    /** Whether a parent called, or was reached, on the day of the duty. */
    private static boolean isHeard(DutyArose duty, @Nullable ContactFacts known) {
        return known != null
                && (known.reports().stream()
                                .anyMatch(report -> report.at().toLocalDate().equals(duty.due()))
                        || known.contacts().stream()
                                .anyMatch(contact -> contact.outcome() != ContactOutcome.NO_ANSWER
                                        && contact.at().toLocalDate().equals(duty.due())));
    }

    private static NewTask duty(DutyArose duty) {
        return new NewTask(
                duty.urn(),
                dutyOrigin(duty),
                duty.contact() ? TaskKind.CONTACT : TaskKind.DUTY,
                duty.pupilId(),
                null,
                null,
                null,
                duty.clause(),
                duty.role(),
                duty.title(),
                duty.due());
    }

    private static PupilKey pupil(DutyArose duty) {
        return new PupilKey(duty.urn(), Objects.requireNonNull(duty.pupilId(), "a contact is about a pupil"));
    }

    private static NewTask register(RegisterOverdue overdue, Map<PupilKey, String> names) {
        int missing = overdue.missing().size();
        return task(
                overdue.urn(),
                registerOrigin(overdue.date(), overdue.session(), overdue.classId()),
                null,
                overdue.clause(),
                OFFICE,
                "Chase the register of " + names.getOrDefault(new PupilKey(overdue.urn(), overdue.classId()), "a class")
                        + ", " + DAY.format(overdue.date()) + " " + overdue.session() + ": " + missing
                        + (missing == 1 ? " pupil" : " pupils") + " without a mark",
                overdue.date());
    }

    private static Stream<NewTask> reasons(ReasonsChased chased) {
        return chased.marks().stream().map(mark -> {
            LocalDate last =
                    LocalDate.ofInstant(mark.runsOutAt(), SchoolClock.ZONE).minusDays(1);
            return task(
                    chased.urn(),
                    reasonOrigin(mark.pupilId(), mark.date(), mark.session()),
                    mark.pupilId(),
                    chased.clause(),
                    ATTENDANCE_OFFICER,
                    "Establish the reason of the absence of " + DAY.format(mark.date()) + ", " + mark.session()
                            + ": it becomes O at the end of " + DAY.format(last),
                    last);
        });
    }

    private static NewTask lesson(LessonMissed missed) {
        return task(
                missed.urn(),
                lessonOrigin(missed, missed.revision()),
                missed.pupilId(),
                missed.clause(),
                OFFICE,
                "Find the pupil now: present at the " + missed.session() + " register, not in period "
                        + missed.period(),
                missed.date());
    }

    private static NewTask task(
            int urn,
            String origin,
            @Nullable UUID pupilId,
            @Nullable String clause,
            String role,
            String title,
            LocalDate due) {
        return new NewTask(urn, origin, TaskKind.DUTY, pupilId, null, null, null, clause, role, title, due);
    }

    /** Origins of tasks that these events end, by school. */
    private static Map<Integer, List<String>> ended(RegisterWave wave) {
        Map<Integer, List<String>> ended = new TreeMap<>();
        for (RegisterTaken taken : wave.bare(RegisterTaken.class)) {
            Integer missing = taken.missing();
            if (missing != null && missing == 0) {
                of(ended, taken.urn()).add(registerOrigin(taken.date(), taken.session(), taken.classId()));
            }
        }
        for (MarksAmended amended : wave.bare(MarksAmended.class)) {
            amended.amendments().stream()
                    .filter(change -> !change.code().equals(OPEN_REASON))
                    .forEach(change -> of(ended, amended.urn())
                            .add(reasonOrigin(change.pupilId(), change.date(), change.session())));
            amended.amendments().stream()
                    .filter(RegisterTasks::came)
                    .forEach(change ->
                            of(ended, amended.urn()).add("duty/news/" + change.pupilId() + "/" + change.date()));
        }
        for (DutyArose duty : wave.bare(DutyArose.class)) {
            if (!duty.open()) {
                of(ended, duty.urn()).add(dutyOrigin(duty));
            }
        }
        for (LessonMissed missed : wave.bare(LessonMissed.class)) {
            if (!missed.missing()) {
                of(ended, missed.urn()).add(lessonOrigin(missed, missed.revision() - 1));
            }
        }
        return ended;
    }

    /** Whether the pupil was there after all, so that nobody needs to ask how the child is. */
    private static boolean came(MarksAmended.Amendment change) {
        return CodeEdition.codeOn(change.code(), change.date())
                .filter(code -> code.isLate() || code.codeClass().isAttended())
                .isPresent();
    }

    private static List<String> of(Map<Integer, List<String>> ended, int urn) {
        return ended.computeIfAbsent(urn, any -> new ArrayList<>());
    }

    private static String registerOrigin(LocalDate date, String session, UUID classId) {
        return "register/" + date + "/" + session + "/" + classId;
    }

    private static String dutyOrigin(DutyArose duty) {
        return "duty/" + duty.duty();
    }

    private static String reasonOrigin(UUID pupilId, LocalDate date, String session) {
        return "reason/" + pupilId + "/" + date + "/" + session;
    }

    private static String lessonOrigin(LessonMissed missed, long revision) {
        return "lesson/" + missed.pupilId() + "/" + missed.date() + "/" + missed.period() + "/" + revision;
    }
}
