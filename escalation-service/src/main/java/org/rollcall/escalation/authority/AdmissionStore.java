package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tells a new pupil from one who came along with the school's roll. */
@ApplicationScoped
class AdmissionStore {
    private static final String TAKEN = "INSERT INTO school_first_register (school_urn, date) SELECT urn, date"
            + " FROM unnest($1::int[], $2::date[]) AS t(urn, date) WHERE NOT EXISTS (SELECT FROM school_first_register"
            + " known WHERE known.school_urn = t.urn AND known.date <= t.date) ON CONFLICT (school_urn) DO UPDATE SET date = excluded.date"
            + " WHERE school_first_register.date > excluded.date RETURNING school_urn";
    private static final String STANDING = "SELECT r.date, s.phase FROM school_first_register r"
            + " JOIN school s ON s.urn = r.school_urn WHERE r.school_urn = $1";
    private static final String LATER = "SELECT p.pupil_id FROM pupil p JOIN school_first_register r USING (school_urn)"
            + " WHERE p.school_urn = $1 AND p.start_date > r.date ORDER BY p.pupil_id";

    AdmissionStore() {}

    /** The first register of a school, and its phase. */
    record Standing(LocalDate firstRegister, @Nullable String phase) {}

    /** Notes registers of schools by day; the answer is where it is the first, or earlier than the first known. */
    Uni<List<Integer>> taken(SqlConnection transaction, Map<Integer, LocalDate> earliest) {
        return earliest.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .preparedQuery(TAKEN)
                        .execute(Tuple.of(
                                earliest.keySet().toArray(Integer[]::new),
                                earliest.values().toArray(LocalDate[]::new)))
                        .map(rows -> {
                            List<Integer> first = new ArrayList<>();
                            for (Row row : rows) {
                                first.add(row.getInteger(0));
                            }
                            return first;
                        });
    }

    Uni<Optional<Standing>> standing(SqlConnection transaction, int urn) {
        return transaction.preparedQuery(STANDING).execute(Tuple.of(urn)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new Standing(row.getLocalDate("date"), row.getString("phase")));
            }
            return Optional.empty();
        });
    }

    /** Pupils who start after the school's first register. */
    Uni<List<UUID>> later(SqlConnection transaction, int urn) {
        return transaction.preparedQuery(LATER).execute(Tuple.of(urn)).map(rows -> {
            List<UUID> pupils = new ArrayList<>();
            for (Row row : rows) {
                pupils.add(row.getUUID("pupil_id"));
            }
            return pupils;
        });
    }
}
