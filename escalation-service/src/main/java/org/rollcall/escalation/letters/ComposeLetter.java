package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.wording.FieldType;
import org.rollcall.escalation.letters.wording.LetterData;
import org.rollcall.escalation.letters.wording.LetterField;
import org.rollcall.escalation.letters.wording.LetterKind;
import org.rollcall.escalation.letters.wording.LookStore;
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
    private final LookStore looks;
    private final SchoolClock clock;

    ComposeLetter(PeopleStore people, LetterFacts facts, LookStore looks, SchoolClock clock) {
        this.people = people;
        this.facts = facts;
        this.looks = looks;
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
                .chain(pupil -> facts.of(transaction, letter.request())
                        .chain(basis -> looks.find(transaction, wanted(letter.request(), letter.parentId()))
                                .map(seen -> pupil.flatMap(known -> parent(known, letter.parentId())
                                        .flatMap(parent -> basis.map(rests ->
                                                composed(letter, known, parent, rests, seen, clock.today())))))));
    }

    /** What a requested letter lacks, by field, as far as that does not hang on the parent. */
    Uni<Map<String, String>> lacks(SqlConnection transaction, LetterRequest request, LetterKind kind) {
        if (kind.fields().values().stream().noneMatch(LetterField::required)
                && kind.fields().values().stream().noneMatch(field -> field.type() == FieldType.STANDING)) {
            return Uni.createFrom().item(Map.of());
        }
        UUID nobody = new UUID(0, 0);
        return facts.of(transaction, request)
                .chain(basis -> looks.find(transaction, wanted(request, nobody))
                        .map(seen -> basis.map(rests -> kind.lacks(data(
                                        request,
                                        nobody,
                                        new Names("-", "-"),
                                        new LetterData.Addressee("-", List.of()),
                                        rests,
                                        seen,
                                        clock.today())))
                                .orElse(Map.of())));
    }

    private LookStore.Wanted wanted(LetterRequest request, UUID parentId) {
        return new LookStore.Wanted(request.urn(), request.template(), request.pupilId(), parentId, clock.today());
    }

    private record Names(String pupil, String firstName) {}

    private static Optional<PeopleRecord.Parent> parent(PeopleRecord pupil, UUID parentId) {
        return pupil.parents().stream()
                .filter(parent -> parent.parentId().equals(parentId) && parent.contactAllowed())
                .findFirst();
    }

    static Composed composed(
            Letter letter,
            PeopleRecord pupil,
            PeopleRecord.Parent parent,
            LetterFacts.Basis basis,
            LookStore.Seen seen,
            LocalDate today) {
        String firstName = Objects.requireNonNullElse(pupil.knownAs(), pupil.legalForename());
        LetterData data = data(
                letter.request(),
                letter.id(),
                new Names(firstName + " " + pupil.legalSurname(), firstName),
                new LetterData.Addressee(parent.name(), lines(parent.address())),
                basis,
                seen,
                today);
        return new Composed(data, parent.email());
    }

    private static LetterData data(
            LetterRequest request,
            UUID letterId,
            Names names,
            LetterData.Addressee parent,
            LetterFacts.Basis basis,
            LookStore.Seen seen,
            LocalDate today) {
        String clause = request.clauses().isEmpty()
                ? request.ruleId()
                : request.clauses().getFirst();
        return new LetterData(
                "L-" + letterId.toString().substring(0, REFERENCE_LENGTH),
                today,
                basis.school(),
                names.pupil(),
                names.firstName(),
                seen.className(),
                parent,
                basis.sessions(),
                basis.figures(),
                request.fields(),
                clause,
                Clauses.find(clause).map(Clause::says).orElse(""),
                basis.policyId(),
                seen.look());
    }

    private static List<String> lines(String address) {
        return address.lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
