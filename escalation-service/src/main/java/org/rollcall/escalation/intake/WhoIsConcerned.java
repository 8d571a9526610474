package org.rollcall.escalation.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.finding.Trigger;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.school.School;
import org.rollcall.events.Event;
import org.rollcall.events.register.AbsenceReported;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.LessonMissed;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.events.register.PupilUpdated;
import org.rollcall.events.register.RegisterClosed;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.rules.code.Session;
import org.rollcall.support.clock.SchoolClock;

/** Says which pupils a wave of events can have changed anything for. */
@ApplicationScoped
class WhoIsConcerned {
    private final PupilStore pupils;
    private final SchoolClock clock;

    WhoIsConcerned(PupilStore pupils, SchoolClock clock) {
        this.pupils = pupils;
        this.clock = clock;
    }

    /** The pupils concerned by anything but changed past marks, as far as it is about them or their class. */
    Uni<Collection<Trigger>> by(SqlConnection transaction, RegisterWave wave, Map<Integer, School> known) {
        Collection<Trigger> direct = new ArrayList<>(byAmendments(wave));
        wave.of(AbsenceReported.class)
                .forEach(reported -> direct.add(new Trigger(
                        new PupilKey(reported.event().urn(), reported.event().pupilId()), reported.traceparent())));
        wave.of(LessonMissed.class)
                .forEach(missed -> direct.add(new Trigger(
                        new PupilKey(missed.event().urn(), missed.event().pupilId()), missed.traceparent())));
        entries(wave).forEach(entry -> direct.add(new Trigger(new PupilKey(entry.urn(), entry.pupilId()), null)));
        wave.bare(PupilDeleted.class)
                .forEach(deleted -> direct.add(new Trigger(new PupilKey(deleted.urn(), deleted.pupilId()), null)));
        return ofClosedRegisters(transaction, wave)
                .invoke(direct::addAll)
                .invoke(() -> direct.addAll(ofLateRegisters(wave, known)))
                .replaceWith(direct);
    }

    /** The pupils whose marks were changed in another way than by taking a register. */
    static Collection<Trigger> byAmendments(RegisterWave wave) {
        return wave.of(MarksAmended.class).stream()
                .flatMap(amended -> amended.event().amendments().stream()
                        .map(change -> new Trigger(
                                new PupilKey(amended.event().urn(), change.pupilId()), amended.traceparent())))
                .toList();
    }

    /** Entries of the admission register: an admission and a change of it carry the same. */
    static List<PupilUpdated> entries(RegisterWave wave) {
        return Stream.concat(
                        wave.bare(PupilAdmitted.class).stream()
                                .map(admitted -> new PupilUpdated(
                                        admitted.urn(),
                                        admitted.revision(),
                                        admitted.pupilId(),
                                        admitted.dateOfBirth(),
                                        admitted.yearGroup(),
                                        admitted.classId(),
                                        admitted.startDate(),
                                        admitted.lastDay(),
                                        admitted.homeLaCode(),
                                        admitted.siblings())),
                        wave.bare(PupilUpdated.class).stream())
                .toList();
    }

    /** The latest moment of each school that these events tell of. */
    static Map<Integer, Instant> moments(List<Happened<Event>> events) {
        Map<Integer, Instant> latest = new HashMap<>();
        for (Happened<Event> happened : events) {
            Instant at = switch (happened.event()) {
                case RegisterTaken taken -> taken.recordedAt();
                case RegisterClosed closed -> closed.closedAt();
                case MarksAmended amended -> amended.at();
                case AbsenceReported reported -> reported.at();
                default -> null;
            };
            if (at != null) {
                latest.merge(happened.event().urn(), at, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return latest;
    }

    private Uni<List<Trigger>> ofClosedRegisters(SqlConnection transaction, RegisterWave wave) {
        List<Happened<RegisterClosed>> closed = wave.of(RegisterClosed.class);
        Set<PupilKey> classes = closed.stream()
                .map(happened ->
                        new PupilKey(happened.event().urn(), happened.event().classId()))
                .collect(Collectors.toSet());
        String trace = closed.isEmpty() ? null : closed.getLast().traceparent();
        return pupils.ofClasses(transaction, classes).map(keys -> triggers(keys, trace));
    }

    private List<Trigger> ofLateRegisters(RegisterWave wave, Map<Integer, School> known) {
        return wave.of(RegisterTaken.class).stream()
                .filter(happened -> isClosed(happened.event(), known))
                .flatMap(happened -> happened.event().marks().stream()
                        .map(mark -> new Trigger(
                                new PupilKey(happened.event().urn(), mark.pupilId()), happened.traceparent())))
                .toList();
    }

    private boolean isClosed(RegisterTaken taken, Map<Integer, School> known) {
        School school = known.get(taken.urn());
        if (school == null || school.calendar() == null) {
            return false;
        }
        LocalDateTime now = school.moment(clock.localNow());
        return school.calendar()
                .times(taken.date(), Session.valueOf(taken.session()))
                .filter(times -> !taken.date().atTime(times.closes()).isAfter(now))
                .isPresent();
    }

    /** All pupils with marks of schools whose entry or calendar changed. */
    Uni<List<Trigger>> ofWholeSchools(SqlConnection transaction, RegisterWave wave) {
        Set<Integer> urns = Stream.concat(
                        wave.bare(SchoolConfigured.class).stream().map(SchoolConfigured::urn),
                        wave.bare(CalendarChanged.class).stream().map(CalendarChanged::urn))
                .collect(Collectors.toSet());
        return pupils.withLedger(transaction, urns).map(keys -> triggers(keys, null));
    }

    private static List<Trigger> triggers(Collection<PupilKey> keys, @Nullable String traceparent) {
        return keys.stream().map(key -> new Trigger(key, traceparent)).toList();
    }
}
