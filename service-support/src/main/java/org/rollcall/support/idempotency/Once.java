package org.rollcall.support.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.support.problem.Problem;

/**
 * Does a request's work once. Key and answer are written in the transaction of the work, so that a crash undoes both
 * and a second sender waits for the first.
 */
@ApplicationScoped
public class Once {
    private static final String CLAIM = "INSERT INTO idempotent_answer (subject, request, key, digest)"
            + " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    private static final String FIND =
            "SELECT digest, answer FROM idempotent_answer WHERE subject = $1 AND request = $2 AND key = $3";
    private static final String KEEP =
            "UPDATE idempotent_answer SET answer = $4 WHERE subject = $1 AND request = $2 AND key = $3";
    private static final String FORGET = "DELETE FROM idempotent_answer WHERE answered_at < now() - interval '7 days'";

    private static final String CLAIM_NAMED = "INSERT INTO idempotent_answer (subject, request, key, digest)"
            + " VALUES (:subject, :request, :key, :digest) ON CONFLICT DO NOTHING";
    private static final String KEEP_NAMED = "UPDATE idempotent_answer SET answer = :answer"
            + " WHERE subject = :subject AND request = :request AND key = :key";
    private static final String FIND_NAMED = "SELECT digest, answer FROM idempotent_answer"
            + " WHERE subject = :subject AND request = :request AND key = :key";

    private final Pool pool;
    private final ObjectMapper json;

    Once(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * The answer of the work, or the first answer when the same request was answered before.
     *
     * @param key the request's key; without one the work is simply done
     * @param type how the answer is read back; it must survive JSON
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the key was used for another body
     */
    public <T> Uni<T> answer(
            SqlConnection transaction, Optional<IdempotencyKey> key, Class<T> type, Supplier<Uni<T>> work) {
        if (key.isEmpty()) {
            return work.get();
        }
        IdempotencyKey asked = key.get();
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(asked.subject(), asked.request(), asked.key(), asked.digest()))
                .chain(claimed -> claimed.rowCount() == 1
                        ? work.get().call(answer -> keep(transaction, asked, answer))
                        : again(transaction, asked, type));
    }

    /**
     * The same for work in the transaction of a Hibernate Reactive session.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the key was used for another body
     */
    public <T> Uni<T> answer(
            Mutiny.Session session, Optional<IdempotencyKey> key, Class<T> type, Supplier<Uni<T>> work) {
        if (key.isEmpty()) {
            return work.get();
        }
        IdempotencyKey asked = key.get();
        return named(session.createNativeQuery(CLAIM_NAMED), asked)
                .setParameter("digest", asked.digest())
                .executeUpdate()
                .chain(claimed -> claimed == 1
                        ? work.get()
                                .call(answer -> named(session.createNativeQuery(KEEP_NAMED), asked)
                                        .setParameter("answer", write(answer))
                                        .executeUpdate())
                        : named(session.createNativeQuery(FIND_NAMED, Object[].class), asked)
                                .getSingleResult()
                                .map(row -> read(asked, (String) row[0], (String) row[1], type)));
    }

    private static <Q extends Mutiny.AbstractQuery> Q named(Q query, IdempotencyKey key) {
        query.setParameter("subject", key.subject());
        query.setParameter("request", key.request());
        query.setParameter("key", key.key());
        return query;
    }

    private Uni<Void> keep(SqlConnection transaction, IdempotencyKey key, Object answer) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(key.subject(), key.request(), key.key(), write(answer)))
                .replaceWithVoid();
    }

    private <T> Uni<T> again(SqlConnection transaction, IdempotencyKey key, Class<T> type) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(key.subject(), key.request(), key.key()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return read(key, row.getString("digest"), row.getString("answer"), type);
                });
    }

    private <T> T read(IdempotencyKey key, String digest, String answer, Class<T> type) {
        if (!digest.equals(key.digest())) {
            throw Problem.conflict("idempotency-key-reused", "This Idempotency-Key was used for another request.");
        }
        try {
            return json.readValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Scheduled(every = "1h", delayed = "15m")
    Uni<Void> forgetOldAnswers() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }
}
