package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.escalation.people.PeopleStore;

/** Asks for the letters of findings: one for each parent who may be written to, now or when the parents are known. */
@ApplicationScoped
public class RequestLetters {
    private final PeopleStore people;
    private final RequestStore requests;
    private final WriteLetters write;

    RequestLetters(PeopleStore people, RequestStore requests, WriteLetters write) {
        this.people = people;
        this.requests = requests;
        this.write = write;
    }

    /** Takes requests; one that was made before, for the same finding and step, changes nothing. */
    public Uni<Void> request(SqlConnection transaction, List<LetterRequest> wanted) {
        Map<Integer, List<LetterRequest>> bySchool =
                wanted.stream().collect(Collectors.groupingBy(LetterRequest::urn, TreeMap::new, Collectors.toList()));
        return Multi.createFrom()
                .iterable(bySchool.entrySet())
                .onItem()
                .transformToUniAndConcatenate(school -> people.holdStill(transaction, school.getKey())
                        .chain(() -> requests.keep(transaction, school.getValue()))
                        .chain(fresh -> write.write(transaction, school.getKey(), fresh)))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
