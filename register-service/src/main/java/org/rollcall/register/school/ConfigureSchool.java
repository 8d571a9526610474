package org.rollcall.register.school;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.input.Revision;
import org.rollcall.rules.calendar.DatedTimes;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;
import org.rollcall.support.problem.Problem;

/** Puts a school's standing data, its session times and its policy; what is dated starts on its day and keeps the past. */
@ApplicationScoped
public class ConfigureSchool {
    /** What a school is first given holds for every past date too: 1 September 2006, when the codes begin. */
    static final LocalDate FROM_THE_BEGINNING = LocalDate.of(2006, 9, 1);

    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final PolicyCatalogue policies;
    private final List<TimesFollower> followers;

    ConfigureSchool(
            ScopedDatabase database,
            SchoolStore schools,
            Outbox outbox,
            AuditTrail audit,
            SchoolClock clock,
            PolicyCatalogue policies,
            @Any Instance<TimesFollower> followers) {
        this.database = database;
        this.schools = schools;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.policies = policies;
        this.followers = followers.stream().toList();
    }

    /**
     * What became of it.
     *
     * @param created whether the school is new
     * @param school as it stands now
     */
    record Configured(boolean created, SchoolConfigured school) {}

    /** Puts the data; the same again changes nothing and tells nobody. */
    Uni<Configured> put(Caller caller, int urn, SchoolBody.Read body, @Nullable String ifMatch) {
        return database.inSession(
                        Scope.school(urn),
                        session -> schools.find(session, urn).chain(known -> {
                            Actor by = allowed(caller, urn, body, known);
                            policies.requireKnown(body.policyId());
                            Revision.check(ifMatch, known == null ? null : known.revision);
                            return known == null ? create(session, urn, body, by) : change(session, known, body, by);
                        }))
                .invoke(() -> outbox.wake(urn));
    }

    private static Actor allowed(Caller caller, int urn, SchoolBody.Read body, @Nullable SchoolRow known) {
        if (caller.isPlatformAdmin()) {
            return Actor.of(caller, Role.PLATFORM_ADMIN);
        }
        if (known == null) {
            if (SchoolAccess.isStranger(caller, urn, body.trustUid())) {
                throw Problem.notFound("school");
            }
            throw Problem.forbidden("A new school is entered by the platform's administrator.");
        }
        Actor by = SchoolAccess.requireHereOrCentral(caller, known);
        if (!known.trustUid.equals(body.trustUid())) {
            throw Problem.forbidden("A school is moved to another trust by the platform's administrator.");
        }
        return by;
    }

    private Uni<Configured> create(Mutiny.Session session, int urn, SchoolBody.Read body, Actor by) {
        LocalDate from = Objects.requireNonNullElse(body.from(), FROM_THE_BEGINNING);
        SchoolRow school = new SchoolRow();
        school.urn = urn;
        fill(school, body);
        school.revision = 1;
        school.configRevision = 1;
        return session.persist(school)
                .chain(session::flush)
                .chain(() -> session.persistAll(
                        new TimesRow(urn, from, body.sessions(), body.exceptions()),
                        new PolicyRow(urn, from, body.policyId(), schools.write(Map.of()))))
                .chain(() -> tell(session, school, by, "school-entered"))
                .map(told -> new Configured(true, told));
    }

    private Uni<Configured> change(Mutiny.Session session, SchoolRow school, SchoolBody.Read body, Actor by) {
        LocalDate from = Objects.requireNonNullElseGet(body.from(), clock::today);
        boolean renamed = fill(school, body);
        return putTimes(session, school.urn, from, body)
                .chain(timed -> putPolicy(session, school.urn, from, body)
                        .chain(policed -> {
                            if (!renamed && !timed && !policed) {
                                return schools.configured(session, school);
                            }
                            school.revision++;
                            school.touch();
                            return tell(session, school, by, "school-changed")
                                    .call(() -> timed
                                            ? follow(session, school)
                                            : Uni.createFrom().voidItem());
                        })
                        .map(told -> new Configured(false, told)));
    }

    private static boolean fill(SchoolRow school, SchoolBody.Read body) {
        boolean same = body.name().equals(school.name)
                && body.phase().equals(school.phase)
                && body.laCode().equals(school.laCode)
                && body.trustUid().equals(school.trustUid)
                && (body.sites() == null || TimesText.write(body.sites()).equals(school.sites));
        school.name = body.name();
        school.phase = body.phase();
        school.laCode = body.laCode();
        school.trustUid = body.trustUid();
        if (body.sites() != null) {
            school.sites = TimesText.write(body.sites());
        }
        return !same;
    }

    private Uni<Boolean> putTimes(Mutiny.Session session, int urn, LocalDate from, SchoolBody.Read body) {
        return schools.timesRows(session, urn).chain(rows -> {
            TimesRow inForce = rows.stream()
                    .filter(row -> !row.from.isAfter(from))
                    .reduce((older, newer) -> newer)
                    .orElse(null);
            if (inForce != null
                    && new DatedTimes(inForce.from, body.sessions(), body.exceptions()).equals(inForce.dated())) {
                return Uni.createFrom().item(false);
            }
            if (inForce != null && inForce.from.equals(from)) {
                inForce.set(body.sessions(), body.exceptions());
                return session.flush().replaceWith(true);
            }
            return session.persist(new TimesRow(urn, from, body.sessions(), body.exceptions()))
                    .replaceWith(true);
        });
    }

    private Uni<Boolean> putPolicy(Mutiny.Session session, int urn, LocalDate from, SchoolBody.Read body) {
        return schools.policyRows(session, urn).chain(rows -> {
            PolicyRow inForce = rows.stream()
                    .filter(row -> !row.from.isAfter(from))
                    .reduce((older, newer) -> newer)
                    .orElse(null);
            if (inForce != null && inForce.policyId.equals(body.policyId())) {
                return Uni.createFrom().item(false);
            }
            if (inForce != null && inForce.from.equals(from)) {
                inForce.policyId = body.policyId();
                return session.flush().replaceWith(true);
            }
            return session.persist(new PolicyRow(urn, from, body.policyId(), schools.write(Map.of())))
                    .replaceWith(true);
        });
    }

    private Uni<SchoolConfigured> tell(Mutiny.Session session, SchoolRow school, Actor by, String action) {
        return schools.configured(session, school)
                .call(event -> outbox.append(
                        session,
                        List.of(OutboxEvent.of(
                                Topics.REGISTER, school.urn, EventTypes.typeOf(event), event.subject(), event))))
                .call(() -> audit.keep(session, school.urn, by, action, String.valueOf(school.urn), null));
    }

    private Uni<Void> follow(Mutiny.Session session, SchoolRow school) {
        return Multi.createFrom()
                .iterable(followers)
                .onItem()
                .transformToUniAndConcatenate(follower -> follower.timesChanged(session, school))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
