package org.rollcall.leave.school;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.Term;

/** Looks pupils up on the roll. */
@ApplicationScoped
public class SchoolStore {
    private static final TypeReference<List<SchoolConfigured.Policy>> POLICIES = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Pool pool;

    SchoolStore(ObjectMapper json, Pool pool) {
        this.json = json;
        this.pool = pool;
    }

    /** All schools told of so far. */
    public Uni<List<Integer>> all() {
        return pool.query("SELECT school_urn FROM school ORDER BY school_urn")
                .execute()
                .map(rows -> {
                    List<Integer> urns = new ArrayList<>();
                    for (Row row : rows) {
                        urns.add(row.getInteger(0));
                    }
                    return urns;
                });
    }

    /** The terms of a school, as far as its calendars were published. */
    public Uni<List<Term>> terms(Mutiny.Session session, int urn) {
        return calendars(session, urn)
                .map(years -> SchoolCalendar.of(years, List.of()).terms());
    }

    /**
     * Finds a pupil who is on roll on that day, and holds the entry until the transaction ends, so that two requests
     * for one pupil are judged one after the other.
     */
    public Uni<Optional<RollEntry>> onRoll(Mutiny.Session session, int urn, UUID pupilId, LocalDate date) {
        return session.find(PupilRow.class, new PupilKey(urn, pupilId), LockModeType.PESSIMISTIC_WRITE)
                .chain(pupil -> pupil == null || !pupil.isOnRoll(date)
                        ? Uni.createFrom().item(Optional.empty())
                        : entry(session, urn, pupil, date).map(Optional::of));
    }

    private Uni<RollEntry> entry(Mutiny.Session session, int urn, PupilRow pupil, LocalDate date) {
        int yearGroup = Objects.requireNonNullElse(pupil.yearGroup, 0);
        return session.find(SchoolRow.class, urn)
                .map(school -> policyOn(school, date))
                .chain(policy -> calendars(session, urn).map(years -> new RollEntry(yearGroup, policy, years)));
    }

    private Uni<List<CalendarYear>> calendars(Mutiny.Session session, int urn) {
        return session.createQuery("from CalendarRow where key.schoolUrn = :urn", CalendarRow.class)
                .setParameter("urn", urn)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> PublishedYear.of(read(row.calendar, new TypeReference<CalendarChanged>() {})))
                        .toList());
    }

    private Optional<String> policyOn(@Nullable SchoolRow school, LocalDate date) {
        return school == null
                ? Optional.empty()
                : read(school.policies, POLICIES).stream()
                        .filter(policy -> !policy.from().isAfter(date))
                        .max(Comparator.comparing(SchoolConfigured.Policy::from))
                        .map(SchoolConfigured.Policy::policyId);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
