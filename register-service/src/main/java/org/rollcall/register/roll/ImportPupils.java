package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.school.TrustSchools;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Enters pupils of a file, some hundred together with a few statements for all of them. */
@ApplicationScoped
public class ImportPupils {
    private static final String HOLD =
            "UPDATE school SET config_revision = config_revision + 1 WHERE urn = $1 RETURNING urn";
    private static final String KNOWN = "SELECT p.pupil_id, p.entry, p.revision, p.last_day, p.leaving,"
            + " (SELECT min(d.start_date) FROM deletion d WHERE d.school_urn = p.school_urn"
            + " AND d.pupil_id = p.pupil_id) FROM pupil p WHERE p.school_urn = $1 AND p.pupil_id = ANY ($2)";
    private static final String PUT = """
            WITH given AS (
                SELECT * FROM jsonb_to_recordset($2::jsonb) AS g (pupil_id uuid, upn text, surname text,
                       forename text, born date, starts date, entry text, revision bigint, class_id uuid,
                       year_group integer, placed_from date)
            ), put AS (
                INSERT INTO pupil (school_urn, pupil_id, upn, legal_surname, legal_forename, date_of_birth,
                       start_date, entry, revision)
                SELECT $1, pupil_id, upn, surname, forename, born, starts, entry, revision FROM given
                ON CONFLICT (school_urn, pupil_id) DO UPDATE SET upn = excluded.upn,
                       legal_surname = excluded.legal_surname, legal_forename = excluded.legal_forename,
                       date_of_birth = excluded.date_of_birth, start_date = excluded.start_date,
                       entry = excluded.entry, revision = excluded.revision,
                       last_day = CASE WHEN excluded.start_date > pupil.last_day THEN NULL ELSE pupil.last_day END,
                       leaving = CASE WHEN excluded.start_date > pupil.last_day THEN NULL ELSE pupil.leaving END
            ), placed AS (
                INSERT INTO placement (school_urn, pupil_id, from_date, class_id, year_group)
                SELECT $1, pupil_id, placed_from, class_id, year_group FROM given WHERE placed_from IS NOT NULL
                ON CONFLICT (school_urn, pupil_id, from_date) DO UPDATE SET class_id = excluded.class_id,
                       year_group = excluded.year_group
            ), kept AS (
                INSERT INTO pupil_version (school_urn, pupil_id, revision, entry, by_subject, by_name, by_role, at)
                SELECT $1, pupil_id, revision, entry, $3, $4, $5, $6 FROM given
            )
            INSERT INTO audit_entry (school_urn, action, subject, by_subject, by_name, by_role, at, recorded_at)
            SELECT $1, 'pupil-imported', $1 || '/pupils/' || pupil_id, $3, $4, $5, $6, $6 FROM given""";

    private final ScopedDatabase database;
    private final EntryText text;
    private final Outbox outbox;
    private final SchoolClock clock;
    private final TrustSchools trust;
    private final LinkPupils links;

    ImportPupils(
            ScopedDatabase database,
            EntryText text,
            Outbox outbox,
            SchoolClock clock,
            TrustSchools trust,
            LinkPupils links) {
        this.database = database;
        this.text = text;
        this.outbox = outbox;
        this.clock = clock;
        this.trust = trust;
        this.links = links;
    }

    /** An entry as the database knew it. */
    private record Known(
            Entry entry,
            long revision,
            @Nullable LocalDate lastDay,
            PeopleRecord.@Nullable Leaving leaving,
            @Nullable LocalDate firstDay) {
        /** Whether the entry brings a leaver back: its start lies after the last day. */
        boolean isLeftBefore(Entry given) {
            return lastDay != null && given.startDate().isAfter(lastDay);
        }
    }

    /**
     * Enters new pupils and changes known ones; who stands like this already stays as before.
     *
     * @param alongside what else is written in the transaction of the pupils
     */
    public Uni<Void> enter(int urn, Map<UUID, Entry> entries, Actor by, Function<SqlConnection, Uni<Void>> alongside) {
        return trust.withinTrustOf(urn)
                .chain(names -> database.inTransaction(
                        names.isEmpty() ? Scope.school(urn) : Scope.schools(names.keySet()),
                        transaction -> transaction
                                .preparedQuery(HOLD)
                                .execute(Tuple.of(urn))
                                .chain(() -> known(transaction, urn, entries))
                                .chain(known -> write(transaction, urn, entries, known, by))
                                .chain(() -> alongside.apply(transaction))
                                .chain(() -> links.linkAll(transaction, urn, entries.keySet()))))
                .invoke(told -> {
                    outbox.wake(urn);
                    told.forEach(outbox::wake);
                })
                .replaceWithVoid();
    }

    private Uni<Map<UUID, Known>> known(SqlConnection transaction, int urn, Map<UUID, Entry> entries) {
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(urn, entries.keySet().toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Known> known = new HashMap<>();
                    for (Row row : rows) {
                        known.put(
                                row.getUUID(0),
                                new Known(
                                        text.read(row.getString(1)),
                                        row.getLong(2),
                                        row.getLocalDate(3),
                                        text.readLeaving(row.getString(4)),
                                        row.getLocalDate(5)));
                    }
                    return known;
                });
    }

    private Uni<Void> write(
            SqlConnection transaction, int urn, Map<UUID, Entry> entries, Map<UUID, Known> known, Actor by) {
        JsonArray rows = new JsonArray();
        List<OutboxEvent> events = new ArrayList<>();
        LocalDate today = clock.today();
        entries.forEach((pupilId, given) -> {
            Known before = known.get(pupilId);
            Entry entry = before == null
                    ? given
                    : given.keeping(before.entry())
                            .withFlags(FlagHistory.after(before.entry().flags(), from(today, given), today));
            if (before == null || !before.entry().equals(entry)) {
                boolean returns = before != null && before.isLeftBefore(entry);
                long revision = before == null ? 1 : before.revision() + 1;
                rows.add(row(pupilId, entry, revision, returns ? entry.startDate() : placedFrom(before, entry, today)));
                LocalDate firstDay =
                        before == null || before.firstDay() == null ? entry.startDate() : before.firstDay();
                Event event = before == null || returns
                        ? entry.admitted(urn, pupilId, revision, firstDay)
                        : entry.updated(urn, pupilId, revision, firstDay, before.lastDay());
                Event people =
                        entry.people(urn, pupilId, revision, before == null || returns ? null : before.leaving());
                events.add(OutboxEvent.of(Topics.REGISTER, urn, EventTypes.typeOf(event), event.subject(), event));
                events.add(OutboxEvent.of(Topics.PEOPLE, urn, EventTypes.typeOf(people), people.subject(), people)
                        .keyedBelow(pupilId.toString()));
            }
        });
        return transaction
                .preparedQuery(PUT)
                .execute(Tuple.of(
                        urn,
                        rows,
                        by.subject(),
                        by.name(),
                        by.role(),
                        clock.now().atOffset(ZoneOffset.UTC)))
                .chain(() -> outbox.append(transaction, events));
    }

    /** A file names flags without dates: at admission they hold from the first day, later from the day of the file. */
    private static List<PeopleRecord.Flag> from(LocalDate day, Entry given) {
        return given.flags().stream()
                .map(flag -> new PeopleRecord.Flag(flag.name(), day, null))
                .toList();
    }

    private static @Nullable LocalDate placedFrom(@Nullable Known before, Entry entry, LocalDate today) {
        if (before == null) {
            return entry.startDate();
        }
        boolean same = before.entry().classId().equals(entry.classId())
                && before.entry().yearGroup() == entry.yearGroup();
        return same ? null : today.isBefore(entry.startDate()) ? entry.startDate() : today;
    }

    private JsonObject row(UUID pupilId, Entry entry, long revision, @Nullable LocalDate placedFrom) {
        return new JsonObject()
                .put("pupil_id", pupilId.toString())
                .put("upn", entry.upn())
                .put("surname", entry.legalSurname())
                .put("forename", entry.legalForename())
                .put("born", entry.dateOfBirth().toString())
                .put("starts", entry.startDate().toString())
                .put("entry", text.write(entry))
                .put("revision", revision)
                .put("class_id", entry.classId().toString())
                .put("year_group", entry.yearGroup())
                .put("placed_from", placedFrom == null ? null : placedFrom.toString());
    }
}
