package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.people.PeopleStore;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.policy.Clause;
import org.rollcall.rules.policy.Clauses;
import org.rollcall.support.clock.SchoolClock;

/** Gathers what a letter says, from what is known at this moment of the pupil, the parent and the finding. */
@ApplicationScoped
class ComposeLetter {
    private static final int REFERENCE_LENGTH = 8;

    private final PeopleStore people;
    private final LetterFacts facts;
    private final SchoolClock clock;

    ComposeLetter(PeopleStore people, LetterFacts facts, SchoolClock clock) {
        this.people = people;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * What a letter says, and where it goes.
     *
     * @param data for the templates
     * @param email the parent's address now, null when there is none
     */
    record Composed(LetterData data, @Nullable String email) {}

    /** The letter's content; empty when the parent may no longer be written to, or is not known any more. */
    Uni<Optional<Composed>> compose(SqlConnection transaction, Letter letter) {
        return people.find(transaction, letter.urn(), letter.request().pupilId())
                .chain(pupil -> facts.of(transaction, letter)
                        .map(basis -> pupil.flatMap(known -> parent(known, letter.parentId())
                                .flatMap(parent ->
                                        basis.map(rests -> composed(letter, known, parent, rests, clock.today()))))));
    }

    private static Optional<PeopleRecord.Parent> parent(PeopleRecord pupil, UUID parentId) {
        return pupil.parents().stream()
                .filter(parent -> parent.parentId().equals(parentId) && parent.contactAllowed())
                .findFirst();
    }

    static Composed composed(
            Letter letter, PeopleRecord pupil, PeopleRecord.Parent parent, LetterFacts.Basis basis, LocalDate today) {
        String firstName = Objects.requireNonNullElse(pupil.knownAs(), pupil.legalForename());
        String clause = letter.request().clauses().isEmpty()
                ? letter.request().ruleId()
                : letter.request().clauses().getFirst();
        LetterData data = new LetterData(
                "L-" + letter.id().toString().substring(0, REFERENCE_LENGTH),
                today,
                basis.school(),
                firstName + " " + pupil.legalSurname(),
                firstName,
                new LetterData.Addressee(parent.name(), lines(parent.address())),
                basis.sessions(),
                basis.figures(),
                clause,
                Clauses.find(clause).map(Clause::says).orElse(""),
                basis.policyId());
        return new Composed(data, parent.email());
    }

    private static List<String> lines(String address) {
        return address.lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
