package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.people.PeopleListener;
import org.rollcall.escalation.people.PeopleStore;

/** Erases what letters say of a pupil whose data was purged; that there was a letter stays, by ids. */
@ApplicationScoped
class EraseLetters implements PeopleListener {
    private static final String ERASE = "DELETE FROM letter_content c USING letter l WHERE l.school_urn = $1"
            + " AND l.pupil_id = ANY($2::uuid[]) AND c.school_urn = l.school_urn AND c.letter_id = l.id";

    private static final String EMPTY =
            "UPDATE letter_request SET fields = '{}'" + " WHERE school_urn = $1 AND pupil_id = ANY($2::uuid[])";
    private static final String FORGET = "DELETE FROM letter_preference f WHERE f.school_urn = $1 AND NOT EXISTS"
            + " (SELECT FROM people p, jsonb_array_elements(p.record->'parents') AS parent"
            + " WHERE p.school_urn = $1 AND parent->>'parentId' = f.parent_id::text)";

    private final PeopleStore people;

    EraseLetters(PeopleStore people) {
        this.people = people;
    }

    @Override
    public Uni<Void> peopleChanged(
            SqlConnection transaction, int urn, Collection<UUID> pupilIds, @Nullable String traceparent) {
        return people.findAll(transaction, urn, pupilIds)
                .map(known ->
                        pupilIds.stream().filter(id -> !known.containsKey(id)).toList())
                .chain(gone -> gone.isEmpty() ? Uni.createFrom().voidItem() : erase(transaction, urn, gone));
    }

    private static Uni<Void> erase(SqlConnection transaction, int urn, List<UUID> gone) {
        return transaction
                .preparedQuery(ERASE)
                .execute(Tuple.of(urn, gone.toArray(UUID[]::new)))
                .chain(() -> transaction.preparedQuery(EMPTY).execute(Tuple.of(urn, gone.toArray(UUID[]::new))))
                .chain(() -> transaction.preparedQuery(FORGET).execute(Tuple.of(urn)))
                .replaceWithVoid();
    }
}
