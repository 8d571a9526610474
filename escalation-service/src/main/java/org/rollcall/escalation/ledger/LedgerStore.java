package org.rollcall.escalation.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.ledger.PupilLedger;

/** Reads and writes ledgers: one statement each way, however many marks a batch carries. */
@ApplicationScoped
public class LedgerStore {
    private record YearKey(PupilKey pupil, String year) {}

    private static final String FOR_UPDATE = "SELECT l.school_urn, l.pupil_id, l.year, l.symbols, l.revisions"
            + " FROM unnest($1::int[], $2::uuid[], $3::text[]) AS k(urn, id, year) JOIN pupil_ledger l"
            + " ON l.school_urn = k.urn AND l.pupil_id = k.id AND l.year = k.year FOR UPDATE OF l";
    private static final String UPSERT = "INSERT INTO pupil_ledger (school_urn, pupil_id, year, symbols, revisions)"
            + " SELECT urn, id, year, symbols, revisions"
            + " FROM unnest($1::int[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[])"
            + " AS r(urn, id, year, symbols, revisions) ON CONFLICT (school_urn, pupil_id, year)"
            + " DO UPDATE SET symbols = excluded.symbols, revisions = excluded.revisions";
    private static final String READ = "SELECT l.school_urn, l.pupil_id, l.year, l.symbols"
            + " FROM unnest($1::int[], $2::uuid[]) AS k(urn, id)"
            + " JOIN pupil_ledger l ON l.school_urn = k.urn AND l.pupil_id = k.id";

    /**
     * Puts marks into their ledgers; the caller holds the schools' lock.
     *
     * @return the entries that counted, because no revision as high was known
     */
    public Uni<Set<MarkEntry>> put(SqlConnection transaction, List<MarkEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Set<YearKey> touched = new LinkedHashSet<>();
        entries.forEach(entry -> touched.add(yearOf(entry)));
        return transaction
                .preparedQuery(FOR_UPDATE)
                .execute(keys(touched))
                .map(rows -> {
                    Map<YearKey, LedgerYear> years = new HashMap<>();
                    for (Row row : rows) {
                        years.put(
                                new YearKey(key(row), row.getString("year")),
                                LedgerYear.of(bytes(row, "symbols"), bytes(row, "revisions")));
                    }
                    return years;
                })
                .chain(years -> {
                    Set<MarkEntry> counted = new HashSet<>();
                    for (MarkEntry entry : entries) {
                        LedgerYear year = years.computeIfAbsent(yearOf(entry), key -> LedgerYear.empty());
                        if (year.put(entry.session(), entry.symbol(), entry.revision())) {
                            counted.add(entry);
                        }
                    }
                    return counted.isEmpty()
                            ? Uni.createFrom().item(counted)
                            : upsert(transaction, years).replaceWith(counted);
                });
    }

    /** The whole ledgers of pupils; a pupil without marks is absent. */
    public Uni<Map<PupilKey, PupilLedger>> read(SqlConnection transaction, Collection<PupilKey> pupils) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(PupilKey.urnArray(pupils), PupilKey.idArray(pupils)))
                .map(rows -> {
                    Map<PupilKey, Map<SchoolYear, byte[]>> years = new HashMap<>();
                    for (Row row : rows) {
                        years.computeIfAbsent(key(row), key -> new HashMap<>())
                                .put(SchoolYear.parse(row.getString("year")), bytes(row, "symbols"));
                    }
                    Map<PupilKey, PupilLedger> ledgers = new HashMap<>();
                    years.forEach((pupil, own) -> ledgers.put(pupil, PupilLedger.of(own)));
                    return ledgers;
                });
    }

    private static Uni<Void> upsert(SqlConnection transaction, Map<YearKey, LedgerYear> years) {
        List<YearKey> keys = List.copyOf(years.keySet());
        Tuple tuple = keys(keys);
        tuple.addValue(
                column(keys.stream().map(years::get).map(LedgerYear::symbols).toList()));
        tuple.addValue(
                column(keys.stream().map(years::get).map(LedgerYear::revisions).toList()));
        return transaction.preparedQuery(UPSERT).execute(tuple).replaceWithVoid();
    }

    private static Buffer[] column(List<byte[]> rows) {
        return rows.stream().map(Buffer::buffer).toArray(Buffer[]::new);
    }

    private static Tuple keys(Collection<YearKey> keys) {
        List<PupilKey> pupils = keys.stream().map(YearKey::pupil).toList();
        return Tuple.of(
                PupilKey.urnArray(pupils),
                PupilKey.idArray(pupils),
                keys.stream().map(YearKey::year).toArray(String[]::new));
    }

    private static YearKey yearOf(MarkEntry entry) {
        return new YearKey(entry.pupil(), SchoolYear.of(entry.session().date()).toString());
    }

    private static PupilKey key(Row row) {
        return new PupilKey(row.getInteger("school_urn"), row.getUUID("pupil_id"));
    }

    private static byte[] bytes(Row row, String column) {
        return row.getDelegate().getBuffer(column).getBytes();
    }
}
