package org.rollcall.escalation.preview;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.deadletter.TrustOfSchool;
import org.rollcall.support.problem.Problem;

/** Trying a policy out, for a school's head and attendance officer and the central team of its trust. */
@Path("/api/v1/policies/{id}/preview")
@Authenticated
public class PreviewResource {
    private static final Logger LOG = Logger.getLogger(PreviewResource.class);

    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final TrustOfSchool trusts;
    private final ReadPreview read;
    private final PreviewPolicy preview;

    PreviewResource(
            CurrentCaller caller,
            ScopedDatabase database,
            SchoolStore schools,
            TrustOfSchool trusts,
            ReadPreview read,
            PreviewPolicy preview) {
        this.caller = caller;
        this.database = database;
        this.schools = schools;
        this.trusts = trusts;
        this.read = read;
        this.preview = preview;
    }

    private record Place(Optional<School> school, Optional<String> trust) {}

    /** Says what the policy would have found at the school in the period, and does nothing of it. */
    @POST
    @Operation(
            summary = "Run a policy, or a draft of one, over a school's past marks",
            description = "Beside it stands what the policies in force there find in the same marks. Facts that people"
                    + " recorded, such as contacts, are taken as they are. Nothing is kept, sent or asked of anybody. A"
                    + " trust's central team gets counts without pupils.")
    public Uni<PolicyPreview> run(@PathParam("id") String id, @Valid @NotNull PreviewForm form) {
        int urn = Objects.requireNonNull(form.urn());
        Caller who = caller.get();
        return database.inTransaction(Scope.school(urn), transaction -> place(transaction, urn))
                .chain(place -> {
                    boolean inSchool = mayLook(who, urn, place.trust().orElse(""));
                    School school = place.school().orElseThrow(() -> Problem.notFound("school"));
                    DateRange period = read.period(form);
                    PolicyProfile profile = read.profile(id, form, school);
                    if (school.calendar() == null) {
                        throw Problem.conflict("no-calendar", "The school has not published a school year yet.");
                    }
                    LOG.infof("%s previews %s at %d", who.subject(), id, urn);
                    return preview.run(school, profile, form.draft() != null, period)
                            .map(told -> inSchool ? told : told.forTrust());
                });
    }

    private Uni<Place> place(SqlConnection transaction, int urn) {
        return schools.find(transaction, List.of(urn))
                .chain(known -> trusts.of(transaction, urn)
                        .map(trust -> new Place(Optional.ofNullable(known.get(urn)), trust)));
    }

    /** Whether the caller works at the school; the central team of its trust passes too. */
    private static boolean mayLook(Caller who, int urn, String trust) {
        if (who.isAt(urn, Role.HEAD, Role.ATTENDANCE_OFFICER)) {
            return true;
        }
        if (who.holds(trust, Role.CENTRAL)) {
            return false;
        }
        if (who.rolesAt(urn).isEmpty() && !who.holds(trust, Role.DATA_MANAGER, Role.TRUSTEE)) {
            throw Problem.notFound("school");
        }
        throw Problem.forbidden("This needs the role head, attendance-officer or central.");
    }
}
