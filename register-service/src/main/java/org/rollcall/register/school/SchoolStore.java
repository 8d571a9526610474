package org.rollcall.register.school;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.rules.calendar.DatedTimes;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.TimesException;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.support.problem.Problem;

/** Finds and keeps schools with their dated times and policies. */
@ApplicationScoped
public class SchoolStore {
    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final PolicyCatalogue catalogue;

    SchoolStore(ObjectMapper json, PolicyCatalogue catalogue) {
        this.json = json;
        this.catalogue = catalogue;
    }

    /**
     * The school, held until the transaction ends, so that administrative writes of one school follow each other and
     * no register is written against the state they change.
     */
    public Uni<SchoolRow> held(Mutiny.Session session, int urn) {
        return find(session, urn).onItem().ifNull().failWith(() -> Problem.notFound("school"));
    }

    /** Like {@link #held}, but null when there is no such school. */
    Uni<SchoolRow> find(Mutiny.Session session, int urn) {
        return session.find(SchoolRow.class, urn, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The school, not held. */
    public Uni<SchoolRow> seen(Mutiny.Session session, int urn) {
        return session.find(SchoolRow.class, urn).onItem().ifNull().failWith(() -> Problem.notFound("school"));
    }

    /** Session times by their first day, oldest first. */
    public Uni<List<DatedTimes>> times(Mutiny.Session session, int urn) {
        return timesRows(session, urn)
                .map(rows -> rows.stream().map(TimesRow::dated).toList());
    }

    /** The policy in force on that date with the school's answers; the earliest also holds before its own first day. */
    public Uni<PolicyProfile> policyOn(Mutiny.Session session, int urn, LocalDate date) {
        return policyRows(session, urn).map(rows -> {
            PolicyRow row = rows.stream()
                    .filter(policy -> !policy.from.isAfter(date))
                    .reduce((older, newer) -> newer)
                    .orElseGet(rows::getFirst);
            return catalogue.answered(row.policyId, told(row).settings());
        });
    }

    Uni<List<TimesRow>> timesRows(Mutiny.Session session, int urn) {
        return session.createQuery("from TimesRow where urn = :urn order by from", TimesRow.class)
                .setParameter("urn", urn)
                .getResultList();
    }

    Uni<List<PolicyRow>> policyRows(Mutiny.Session session, int urn) {
        return session.createQuery("from PolicyRow where urn = :urn order by from", PolicyRow.class)
                .setParameter("urn", urn)
                .getResultList();
    }

    /** The event that tells the school's data with their whole dated history. */
    Uni<SchoolConfigured> configured(Mutiny.Session session, SchoolRow school) {
        return session.flush()
                .chain(() -> policyRows(session, school.urn))
                .chain(policies -> times(session, school.urn)
                        .map(times -> new SchoolConfigured(
                                school.urn,
                                school.revision,
                                school.name,
                                school.phase,
                                school.laCode,
                                school.trustUid,
                                policies.stream().map(this::told).toList(),
                                times.stream().map(SchoolStore::told).toList())));
    }

    /** Settings as they are kept. */
    String write(Map<String, String> settings) {
        try {
            return json.writeValueAsString(new java.util.TreeMap<>(settings));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SchoolConfigured.Policy told(PolicyRow row) {
        try {
            return new SchoolConfigured.Policy(row.from, row.policyId, json.readValue(row.settings, SETTINGS));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SchoolConfigured.Times told(DatedTimes dated) {
        return new SchoolConfigured.Times(
                dated.from(),
                Objects.requireNonNull(window(dated.times().get(Session.AM))),
                Objects.requireNonNull(window(dated.times().get(Session.PM))),
                dated.exceptions().isEmpty()
                        ? null
                        : dated.exceptions().stream().map(SchoolStore::told).toList());
    }

    private static SchoolConfigured.TimesException told(TimesException exception) {
        return new SchoolConfigured.TimesException(
                exception.days().stream().sorted().map(DayOfWeek::name).toList(),
                exception.yearGroups().stream().sorted().toList(),
                window(exception.times().get(Session.AM)),
                window(exception.times().get(Session.PM)));
    }

    private static SchoolConfigured.@Nullable Window window(@Nullable SessionTimes times) {
        return times == null
                ? null
                : new SchoolConfigured.Window(
                        times.opens().toString(),
                        times.late().toString(),
                        times.closes().toString());
    }
}
