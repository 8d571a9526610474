package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.escalation.letters.wording.CheckWording;
import org.rollcall.escalation.letters.wording.Language;
import org.rollcall.escalation.letters.wording.LetterKind;
import org.rollcall.escalation.letters.wording.Wording;
import org.rollcall.escalation.letters.wording.WordingFault;
import org.rollcall.escalation.letters.wording.WordingStore;
import org.rollcall.escalation.letters.wording.WordingVersion;
import org.rollcall.escalation.policy.SchoolPolicies;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Keeps another version of a school's own wording, restores an earlier one, or goes back to the standard wording. */
@ApplicationScoped
class KeepWording {
    /** The policy's word for letters that are the same at every school of the trust (BHCET-7.15). */
    private static final String TRUST_WIDE = "lettersTrustWide";

    private final SchoolStore schools;
    private final SchoolPolicies policies;
    private final WordingStore wordings;
    private final CheckWording check;
    private final LetterAudit audit;
    private final SchoolClock clock;

    KeepWording(
            SchoolStore schools,
            SchoolPolicies policies,
            WordingStore wordings,
            CheckWording check,
            LetterAudit audit,
            SchoolClock clock) {
        this.schools = schools;
        this.policies = policies;
        this.wordings = wordings;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A version that is wanted.
     *
     * @param urn school
     * @param kind letter
     * @param language STANDARD or PLAIN
     * @param from first day, null for today
     */
    record Place(
            int urn,
            LetterKind kind,
            Language language,
            @Nullable LocalDate from) {}

    /** Saves a wording; 422 with the line of each fault, or when it would begin in the past. */
    Uni<WordingVersion> save(SqlConnection transaction, Place place, Wording wording, Reader by) {
        refuse(check.faults(place.kind(), wording));
        return keep(transaction, place, wording, by);
    }

    /** Goes back to the standard wording. */
    Uni<WordingVersion> reset(SqlConnection transaction, Place place, Reader by) {
        return keep(transaction, place, null, by);
    }

    /** Saves an earlier version anew; 404 when there is none of that number. */
    Uni<WordingVersion> restore(SqlConnection transaction, Place place, int version, Reader by) {
        return wordings.versions(transaction, place.urn(), place.kind().id(), place.language())
                .map(versions -> versions.stream()
                        .filter(kept -> kept.version() == version)
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("version")))
                .chain(kept -> kept.wording() == null
                        ? reset(transaction, place, by)
                        : save(transaction, place, Objects.requireNonNull(kept.wording()), by));
    }

    private Uni<WordingVersion> keep(SqlConnection transaction, Place place, @Nullable Wording wording, Reader by) {
        LocalDate today = clock.today();
        LocalDate from = Objects.requireNonNullElse(place.from(), today);
        if (from.isBefore(today)) {
            throw Problem.unprocessable(
                    "date-in-the-past",
                    "A wording holds for letters to come.",
                    List.of(new FieldError("from", "lies in the past")));
        }
        return schools.lock(transaction, List.of(place.urn()))
                .chain(() -> schools.find(transaction, List.of(place.urn())))
                .invoke(found -> found.values().forEach(school -> requireOwnWording(school, from)))
                .chain(() -> wordings.keep(
                        transaction,
                        place.urn(),
                        place.kind().id(),
                        place.language(),
                        from,
                        wording,
                        clock.now(),
                        by.name()))
                .call(kept -> audit.note(
                        transaction,
                        place.urn(),
                        by,
                        Action.WORDING_CHANGED,
                        null,
                        place.kind().id() + " " + place.language() + " version " + kept.version()));
    }

    private void requireOwnWording(School school, LocalDate on) {
        boolean trustWide = policies.of(school, on).stream().reduce((earlier, later) -> later).stream()
                .flatMap(applied -> applied.profile().parameters().stream())
                .anyMatch(parameter -> parameter.name().equals(TRUST_WIDE) && parameter.value() == 1);
        if (trustWide) {
            throw Problem.conflict(
                    "wording-trust-wide", "The school's policy has one set of letters for all schools of the trust.");
        }
    }

    static void refuse(List<WordingFault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(
                    "wording-faults",
                    "The wording cannot be used as it is.",
                    faults.stream()
                            .map(fault ->
                                    new FieldError(fault.field(), "line " + fault.line() + ": " + fault.message()))
                            .toList());
        }
    }
}
