package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.support.problem.Problem;

/** The adults and circumstances that a pupil's admission register entry names. */
@ApplicationScoped
public class Adults {
    private static final String ENTRY = "SELECT entry FROM pupil WHERE school_urn = $1 AND pupil_id = $2";

    private final EntryText text;

    Adults(EntryText text) {
        this.text = text;
    }

    /**
     * Somebody to call, in the order of the entry.
     *
     * @param name full name
     * @param parent whether it is a parent
     * @param phones numbers
     */
    public record Callable(String name, boolean parent, List<String> phones) {}

    /** Names of parents and contacts in lower case. */
    public Uni<Set<String>> of(SqlConnection transaction, int urn, UUID pupilId) {
        return callable(transaction, urn, pupilId).map(people -> {
            Set<String> names = new HashSet<>();
            people.forEach(person -> names.add(person.name().strip().toLowerCase(Locale.ROOT)));
            return names;
        });
    }

    /** Parents with whom contact is allowed, then the further contacts. */
    public Uni<List<Callable>> callable(SqlConnection transaction, int urn, UUID pupilId) {
        return entry(transaction, urn, pupilId).map(entry -> {
            List<Callable> people = new ArrayList<>();
            entry.parents().stream()
                    .filter(PeopleRecord.Parent::contactAllowed)
                    .forEach(parent -> people.add(new Callable(parent.name(), true, parent.phones())));
            entry.contacts().forEach(contact -> people.add(new Callable(contact.name(), false, contact.phones())));
            return people;
        });
    }

    /** The pupil's entry; 404 when there is none. */
    public Uni<Entry> entry(SqlConnection transaction, int urn, UUID pupilId) {
        return transaction.preparedQuery(ENTRY).execute(Tuple.of(urn, pupilId)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound("pupil");
            }
            return text.read(rows.iterator().next().getString(0));
        });
    }
}
