package org.rollcall.register.deletion;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;
import org.rollcall.register.roll.Future;
import org.rollcall.rules.deletion.Destination;
import org.rollcall.rules.deletion.Proof;
import org.rollcall.rules.deletion.Statement;

/** Reads a deletion strictly; what the ground lacks is not judged here. */
final class DeletionBodyRules {
    private static final Set<String> EDITIONS = Set.of("2006", "2024");
    private static final Set<String> OUTCOMES =
            Arrays.stream(Statement.Outcome.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final int MOST_MONTHS = 1_200;

    private DeletionBodyRules() {}

    /**
     * A deletion as it was asked for.
     *
     * @param ground letter, whatever the edition has under it
     * @param edition as named by the caller
     */
    record Asked(
            String ground,
            @Nullable String edition,
            LocalDate lastDay,
            Future future,
            boolean abroad,
            Map<Proof, Statement> proofs) {
        /** Where the pupil goes; what the request leaves open is taken from what a parent told before. */
        Destination destination() {
            return new Destination(future.schoolName(), future.schoolStart(), future.address(), future.from(), abroad);
        }

        Asked with(@Nullable Future known) {
            return known == null
                    ? this
                    : new Asked(
                            ground,
                            edition,
                            lastDay,
                            new Future(
                                    or(future.address(), known.address()),
                                    or(future.parentName(), known.parentName()),
                                    or(future.from(), known.from()),
                                    or(future.schoolName(), known.schoolName()),
                                    or(future.schoolStart(), known.schoolStart())),
                            abroad,
                            proofs);
        }

        private static <T> @Nullable T or(@Nullable T said, @Nullable T known) {
            return said == null ? known : said;
        }
    }

    static Asked read(DeletionBody body, Fields fields) {
        String edition = fields.optionalText("edition", body.edition());
        if (edition != null && !EDITIONS.contains(edition)) {
            fields.fault("edition", "must be 2024 or 2006");
        }
        DeletionBody.DestinationBody to = body.destination();
        return new Asked(
                fields.text("ground", body.ground()),
                edition,
                fields.date("lastDay", body.lastDay()),
                to == null
                        ? new Future(null, null, null, null, null)
                        : new Future(
                                fields.optionalText("destination.address", to.address()),
                                fields.optionalText("destination.parentName", to.parentName()),
                                fields.optionalDate("destination.from", to.from()),
                                fields.optionalText("destination.schoolName", to.schoolName()),
                                fields.optionalDate("destination.startDate", to.startDate())),
                to != null && Boolean.TRUE.equals(to.abroad()),
                proofs(Objects.requireNonNullElse(body.evidence(), Map.of()), fields));
    }

    private static Map<Proof, Statement> proofs(
            Map<String, DeletionBody.@Nullable StatementBody> given, Fields fields) {
        Map<Proof, Statement> proofs = new EnumMap<>(Proof.class);
        given.forEach((name, body) -> {
            String field = "evidence." + name;
            Proof proof = Proof.find(name).orElse(null);
            if (proof == null) {
                fields.fault(
                        field,
                        "is no evidence that is known; there are "
                                + Arrays.stream(Proof.values())
                                        .map(Proof::field)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            } else if (body != null) {
                proofs.put(proof, statement(field, body, fields));
            }
        });
        return proofs;
    }

    private static Statement statement(String field, DeletionBody.StatementBody body, Fields fields) {
        Integer months = body.months();
        String outcome = body.outcome() == null ? null : fields.oneOf(field + ".outcome", body.outcome(), OUTCOMES);
        return new Statement(
                fields.date(field + ".on", body.on()),
                fields.optionalText(field + ".by", body.by()),
                outcome == null || !OUTCOMES.contains(outcome) ? null : Statement.Outcome.valueOf(outcome),
                fields.optionalDate(field + ".lastDay", body.lastDay()),
                months == null ? null : (Integer) fields.number(field + ".months", months, 0, MOST_MONTHS));
    }
}
