package org.rollcall.escalation.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.ledger.PupilLedger;

/** Reads and writes ledgers: one statement each way, however many marks a batch carries. */
@ApplicationScoped
public class LedgerStore {
    /** A pupil's year; every year when it is null. */
    private record YearKey(PupilKey pupil, @Nullable SchoolYear year) {}

    /** OFFSET 0 keeps the join in this direction: whatever statistics say, one look into the index for each pupil. */
    private static final String READ = "SELECT l.school_urn, l.pupil_id, l.year, l.symbols, l.revisions"
            + " FROM unnest($1::int[], $2::uuid[], $3::text[]) AS k(urn, id, year) CROSS JOIN LATERAL"
            + " (SELECT * FROM pupil_ledger own WHERE own.school_urn = k.urn AND own.pupil_id = k.id"
            + " AND (k.year IS NULL OR own.year = k.year) OFFSET 0) l";

    private static final String UPSERT = "INSERT INTO pupil_ledger (school_urn, pupil_id, year, symbols, revisions)"
            + " SELECT urn, id, year, symbols, revisions"
            + " FROM unnest($1::int[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[])"
            + " AS r(urn, id, year, symbols, revisions) ON CONFLICT (school_urn, pupil_id, year)"
            + " DO UPDATE SET symbols = excluded.symbols, revisions = excluded.revisions";
    /**
     * Puts marks into their ledgers; the caller has taken its turn at the schools, so that nobody else does meanwhile.
     *
     * @param whole pupils whose whole ledgers the caller wants
     * @return the whole ledgers of those among them who have marks here, as they are now
     */
    public Uni<Map<PupilKey, PupilLedger>> put(
            SqlConnection transaction, List<MarkEntry> entries, Set<PupilKey> whole) {
        AtomicReference<Map<PupilKey, PupilLedger>> written = new AtomicReference<>(Map.of());
        return put(transaction, entries, whole, ledgers -> {
                    written.set(ledgers);
                    return Uni.createFrom().voidItem();
                })
                .map(done -> written.get());
    }

    /**
     * Puts marks into their ledgers, as above, and goes on with the whole ledgers while they are being written: statements
     * of one connection are carried out in their order, so that those of the next work wait for no answer.
     */
    public Uni<Void> put(
            SqlConnection transaction,
            List<MarkEntry> entries,
            Set<PupilKey> whole,
            Function<Map<PupilKey, PupilLedger>, Uni<Void>> next) {
        if (entries.isEmpty()) {
            return next.apply(Map.of());
        }
        Set<YearKey> touched = new LinkedHashSet<>();
        entries.forEach(
                entry -> touched.add(whole.contains(entry.pupil()) ? new YearKey(entry.pupil(), null) : yearOf(entry)));
        return years(transaction, touched).chain(years -> {
            for (MarkEntry entry : entries) {
                years.computeIfAbsent(yearOf(entry), key -> LedgerYear.empty())
                        .put(entry.session(), entry.symbol(), entry.revision());
            }
            Uni<Void> upsert = upsert(transaction, years);
            years.keySet().removeIf(key -> !whole.contains(key.pupil()));
            Map<PupilKey, PupilLedger> ledgers = ledgers(years);
            return Uni.combine()
                    .all()
                    .unis(upsert, Uni.createFrom().deferred(() -> next.apply(ledgers)))
                    .discardItems();
        });
    }

    /** The whole ledgers of pupils; a pupil without marks is absent. */
    public Uni<Map<PupilKey, PupilLedger>> read(SqlConnection transaction, Collection<PupilKey> pupils) {
        return pupils.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : years(
                                transaction,
                                pupils.stream()
                                        .map(pupil -> new YearKey(pupil, null))
                                        .toList())
                        .map(LedgerStore::ledgers);
    }

    private static Uni<Map<YearKey, LedgerYear>> years(SqlConnection transaction, Collection<YearKey> wanted) {
        return transaction.preparedQuery(READ).execute(keys(wanted)).map(rows -> {
            Map<YearKey, LedgerYear> years = new HashMap<>();
            for (Row row : rows) {
                years.put(
                        new YearKey(
                                new PupilKey(row.getInteger(0), row.getUUID(1)), SchoolYear.parse(row.getString(2))),
                        LedgerYear.of(bytes(row, 3), bytes(row, 4)));
            }
            return years;
        });
    }

    private static Map<PupilKey, PupilLedger> ledgers(Map<YearKey, LedgerYear> years) {
        Map<PupilKey, Map<SchoolYear, byte[]>> rows = new HashMap<>();
        years.forEach((key, year) -> rows.computeIfAbsent(key.pupil(), pupil -> new HashMap<>(2))
                .put(Objects.requireNonNull(key.year()), year.wholeYear()));
        Map<PupilKey, PupilLedger> ledgers = new HashMap<>();
        rows.forEach((pupil, own) -> ledgers.put(pupil, PupilLedger.taking(own)));
        return ledgers;
    }

    private static Uni<Void> upsert(SqlConnection transaction, Map<YearKey, LedgerYear> years) {
        List<Map.Entry<YearKey, LedgerYear>> changed = years.entrySet().stream()
                .filter(year -> year.getValue().isChanged())
                .toList();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple tuple = keys(changed.stream().map(Map.Entry::getKey).toList());
        tuple.addValue(column(changed, LedgerYear::symbols));
        tuple.addValue(column(changed, LedgerYear::revisions));
        return transaction.preparedQuery(UPSERT).execute(tuple).replaceWithVoid();
    }

    private static Buffer[] column(List<Map.Entry<YearKey, LedgerYear>> years, Function<LedgerYear, byte[]> bytes) {
        return years.stream()
                .map(year -> Buffer.buffer(bytes.apply(year.getValue())))
                .toArray(Buffer[]::new);
    }

    private static Tuple keys(Collection<YearKey> keys) {
        List<PupilKey> pupils = keys.stream().map(YearKey::pupil).toList();
        return Tuple.of(
                PupilKey.urnArray(pupils),
                PupilKey.idArray(pupils),
                keys.stream()
                        .map(YearKey::year)
                        .map(year -> year == null ? null : year.toString())
                        .toArray(String[]::new));
    }

    private static YearKey yearOf(MarkEntry entry) {
        return new YearKey(entry.pupil(), SchoolYear.of(entry.session().date()));
    }

    private static byte[] bytes(Row row, int column) {
        return row.getDelegate().getBuffer(column).getBytes();
    }
}
