package org.rollcall.register.school;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.input.Revision;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Puts a school under a policy from a date, with its answers to what the policy asks. */
@ApplicationScoped
public class SetPolicy {
    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final PolicyCatalogue policies;

    SetPolicy(
            ScopedDatabase database,
            SchoolStore schools,
            Outbox outbox,
            AuditTrail audit,
            SchoolClock clock,
            PolicyCatalogue policies) {
        this.database = database;
        this.schools = schools;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.policies = policies;
    }

    /** Puts the policy; from today where no date is given. The same again changes nothing. */
    Uni<SchoolConfigured> put(
            Caller caller,
            int urn,
            String policyId,
            @Nullable LocalDate from,
            Map<String, String> settings,
            @Nullable String ifMatch) {
        LocalDate start = Objects.requireNonNullElseGet(from, clock::today);
        String answers = schools.write(settings);
        return database.inSession(
                        Scope.school(urn),
                        session -> schools.held(session, urn).chain(school -> {
                            Actor by = SchoolAccess.requireHereOrCentral(caller, school);
                            policies.requireKnown(policyId);
                            policies.requireAnswers(policyId, settings);
                            Revision.check(ifMatch, school.revision);
                            return session.find(PolicyRow.class, new SchoolDate(urn, start))
                                    .chain(row -> {
                                        if (row != null
                                                && row.policyId.equals(policyId)
                                                && row.settings.equals(answers)) {
                                            return schools.configured(session, school);
                                        }
                                        school.revision++;
                                        school.touch();
                                        Uni<Void> written = session.flush();
                                        if (row == null) {
                                            written = session.persist(new PolicyRow(urn, start, policyId, answers));
                                        } else {
                                            row.policyId = policyId;
                                            row.settings = answers;
                                        }
                                        return written.chain(() -> schools.configured(session, school))
                                                .call(event -> outbox.append(
                                                        session,
                                                        List.of(OutboxEvent.of(
                                                                Topics.REGISTER,
                                                                urn,
                                                                EventTypes.typeOf(event),
                                                                event.subject(),
                                                                event))))
                                                .call(() -> audit.keep(
                                                        session, urn, by, "policy-set", urn + "/policy", policyId));
                                    });
                        }))
                .invoke(() -> outbox.wake(urn));
    }
}
