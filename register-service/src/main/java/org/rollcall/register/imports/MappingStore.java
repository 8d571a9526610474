package org.rollcall.register.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Remembers how the columns of each school's files are called. */
@ApplicationScoped
class MappingStore {
    private static final String FIND = "SELECT mapping FROM import_mapping WHERE school_urn = $1 AND kind = $2";
    private static final String KEEP = "INSERT INTO import_mapping (school_urn, kind, mapping, revision, by_name, at)"
            + " VALUES ($1, $2, $3, 1, $4, $5) ON CONFLICT (school_urn, kind) DO UPDATE SET"
            + " mapping = excluded.mapping, revision = import_mapping.revision + 1, by_name = excluded.by_name,"
            + " at = excluded.at WHERE import_mapping.mapping <> excluded.mapping";

    private final ScopedDatabase database;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final ObjectMapper json;

    MappingStore(ScopedDatabase database, AuditTrail audit, SchoolClock clock, ObjectMapper json) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** The school's mapping for that kind of file; none is {@link ColumnMapping#NONE}. */
    Uni<ColumnMapping> find(int urn, String kind) {
        return database.inTransaction(Scope.school(urn), transaction -> find(transaction, urn, kind));
    }

    Uni<ColumnMapping> keep(int urn, String kind, ColumnMapping mapping, Actor by) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(
                                urn,
                                kind,
                                write(mapping),
                                by.name(),
                                clock.now().atOffset(ZoneOffset.UTC)))
                        .chain(() -> audit.keep(
                                transaction, urn, by, "import-mapping-set", urn + "/imports/mappings/" + kind))
                        .replaceWith(mapping));
    }

    private Uni<ColumnMapping> find(SqlConnection transaction, int urn, String kind) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(urn, kind))
                .map(rows -> rows.size() == 0
                        ? ColumnMapping.NONE
                        : read(rows.iterator().next().getString(0)));
    }

    String write(ColumnMapping mapping) {
        try {
            return json.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    ColumnMapping read(String text) {
        try {
            return text.equals("{}") ? ColumnMapping.NONE : json.readValue(text, ColumnMapping.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
