package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads entries of the admission register as they stand. */
@ApplicationScoped
public class ReadEntries {
    private static final String ENTRIES =
            "SELECT pupil_id, entry FROM pupil WHERE school_urn = $1 AND pupil_id = ANY ($2)";

    private final EntryText text;

    ReadEntries(EntryText text) {
        this.text = text;
    }

    /** The entries of those pupils that are known. */
    public Uni<Map<UUID, Entry>> of(SqlConnection transaction, int urn, Collection<UUID> pupils) {
        return transaction
                .preparedQuery(ENTRIES)
                .execute(Tuple.of(urn, pupils.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Entry> entries = new HashMap<>();
                    rows.forEach(row -> entries.put(row.getUUID(0), text.read(row.getString(1))));
                    return entries;
                });
    }
}
