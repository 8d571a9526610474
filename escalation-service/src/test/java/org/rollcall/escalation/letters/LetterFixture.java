package org.rollcall.escalation.letters;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.localstack.testing.TestTokens;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Makes schools, findings and people, each test its own, and reads what the mail server received. */
@ApplicationScoped
class LetterFixture {
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    static final Instant RAISED = Instant.parse("2026-09-16T08:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger NEXT_URN = new AtomicInteger(930_000);
    private static final String EVIDENCE = "{\"sessions\":[{\"date\":\"2026-09-14\",\"session\":\"AM\",\"code\":\"N\"},"
            + "{\"date\":\"2026-09-14\",\"session\":\"PM\",\"code\":\"N\"},"
            + "{\"date\":\"2026-09-15\",\"session\":\"AM\",\"code\":\"N\"}],\"figures\":{\"day\":\"3\"}}";

    private final ScopedDatabase database;
    private final Outbox outbox;
    private final RequestLetters requestLetters;
    private final ObjectMapper json;
    private final String mailApi;

    LetterFixture(
            ScopedDatabase database,
            Outbox outbox,
            RequestLetters requestLetters,
            ObjectMapper json,
            @ConfigProperty(name = "rollcall.mail-api") String mailApi) {
        this.database = database;
        this.outbox = outbox;
        this.requestLetters = requestLetters;
        this.json = json;
        this.mailApi = mailApi;
    }

    /** A pupil of a school of its own, with a finding. */
    record Child(int urn, UUID pupilId, UUID findingId) {
        PeopleRecord.Parent parent(String name, @Nullable String email, boolean contactAllowed) {
            return new PeopleRecord.Parent(
                    UUID.nameUUIDFromBytes((pupilId + name).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    name,
                    "1 " + name.replace(' ', '-') + " Road, Testham",
                    true,
                    List.of("+441632960001"),
                    email,
                    contactAllowed,
                    1);
        }

        String mail(String who) {
            return who + "." + urn + "@example.invalid";
        }

        LetterRequest request(boolean reviewOnly) {
            return new LetterRequest(
                    urn,
                    pupilId,
                    findingId,
                    "unexplained-day-3-letter",
                    List.of("KCA-16.L1", "KCA-16.D3"),
                    "kings-cross-2024",
                    "send-letter-three-day",
                    "three-day",
                    false,
                    reviewOnly,
                    RAISED,
                    TRACE);
        }
    }

    Child child() {
        Child child = new Child(NEXT_URN.incrementAndGet(), UUID.randomUUID(), UUID.randomUUID());
        in(
                child.urn(),
                tx -> tx.preparedQuery("INSERT INTO school (urn, revision, name, la_code, trust_uid, policies,"
                                + " sessions) VALUES ($1, 1, $2, '202', '90001', '[]', '[]')")
                        .execute(Tuple.of(child.urn(), "Testfield School"))
                        .chain(() -> tx.preparedQuery(
                                        "INSERT INTO finding (school_urn, finding_id, pupil_id, rule_id, clauses,"
                                                + " policy_id, policy_from, occurrence, state, review, raised_at, raised_on, evidence,"
                                                + " facts, steps, revision) VALUES ($1, $2, $3, 'unexplained-day-3-letter',"
                                                + " '{KCA-16.L1,KCA-16.D3}', 'kings-cross-2024', '2026-08-01', '2026-09-14', 'OPEN',"
                                                + " 'NONE', now(), '2026-09-16', $4::text::jsonb, '{}', '[]', 1)")
                                .execute(Tuple.of(child.urn(), child.findingId(), child.pupilId(), EVIDENCE))));
        return child;
    }

    /** Gives the child's school a policy and the child a class. */
    void enrol(Child child, String policyId, String className) {
        UUID classId = UUID.randomUUID();
        in(
                child.urn(),
                tx -> tx.preparedQuery("UPDATE school SET policies = $2::text::jsonb WHERE urn = $1")
                        .execute(Tuple.of(
                                child.urn(),
                                "[{\"policyId\":\"" + policyId + "\",\"from\":\"2020-09-01\",\"settings\":{}}]"))
                        .chain(() -> tx.preparedQuery("INSERT INTO school_class (school_urn, class_id, revision, name,"
                                        + " year_group) VALUES ($1, $2, 1, $3, 4)")
                                .execute(Tuple.of(child.urn(), classId, className)))
                        .chain(() -> tx.preparedQuery("INSERT INTO pupil (school_urn, pupil_id, revision,"
                                        + " date_of_birth, year_group, class_id, start_date, siblings)"
                                        + " VALUES ($1, $2, 1, '2017-02-03', 4, $3, '2021-09-01', '{}')")
                                .execute(Tuple.of(child.urn(), child.pupilId(), classId))));
    }

    PeopleRecord people(Child child, long revision, List<String> flags, PeopleRecord.Parent... parents) {
        return new PeopleRecord(
                child.urn(),
                revision,
                child.pupilId(),
                "Testpupil",
                "Samantha",
                "Sam",
                "F",
                LocalDate.of(2017, 2, 3),
                null,
                "1 Pupil Road",
                "202",
                null,
                List.of(parents),
                List.of(),
                flags.stream()
                        .map(flag -> new PeopleRecord.Flag(flag, LocalDate.of(2026, 1, 1), null))
                        .toList());
    }

    /** Publishes the record as the register service does. */
    void tell(PeopleRecord record) {
        publish(record.urn(), record.pupilId(), EventTypes.typeOf(record), record);
    }

    /** Publishes a tombstone. */
    void purge(Child child) {
        publish(child.urn(), child.pupilId(), "PeopleRecord.v1", null);
    }

    private void publish(int urn, UUID pupilId, String type, @Nullable Object data) {
        OutboxEvent event = new OutboxEvent(
                UUID.randomUUID(),
                Topics.PEOPLE,
                urn,
                pupilId.toString(),
                type,
                urn + "/pupils/" + pupilId,
                data,
                null);
        in(urn, tx -> outbox.append(tx, event));
        outbox.wake(urn);
    }

    /** Publishes the record and waits until it is known. */
    void know(PeopleRecord record) {
        tell(record);
        await().atMost(PATIENCE).until(() -> count(record.urn(), "people WHERE revision >= " + record.revision()) == 1);
    }

    void request(LetterRequest request) {
        in(request.urn(), tx -> requestLetters.request(tx, List.of(request)));
    }

    /** The letters of a child, as the API lists them to the officer. */
    JsonNode letters(Child child) {
        return read(officer(child)
                        .get(path(child) + "?pupilId=" + child.pupilId())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .path("items");
    }

    /** Waits until all letters of the child are in that state; there are so many of them. */
    List<UUID> awaitAll(Child child, int number, String state) {
        await().atMost(PATIENCE).until(() -> {
            JsonNode letters = letters(child);
            return letters.size() == number
                    && letters.findValuesAsText("state").stream().allMatch(state::equals);
        });
        List<UUID> ids = new ArrayList<>();
        letters(child)
                .forEach(letter ->
                        ids.add(UUID.fromString(letter.path("letterId").asText())));
        return ids;
    }

    /** What the mail server received for a letter. */
    List<JsonNode> mails(UUID letterId) {
        List<JsonNode> mails = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = client.send(
                            HttpRequest.newBuilder(URI.create(mailApi + "/messages"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonNode mail : json.readTree(body).path("items")) {
                if (mail.path("letterId").asText().equals(letterId.toString())) {
                    mails.add(mail);
                }
            }
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(int urn, String from) {
        return in(
                urn,
                tx -> tx.query("SELECT count(*) FROM " + from + (from.contains("WHERE") ? " AND" : " WHERE")
                                + " school_urn = " + urn)
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0)));
    }

    /** The payloads of the events told of a letter, in their order. */
    List<JsonNode> told(UUID letterId) {
        return in(
                1,
                tx -> tx.preparedQuery(
                                "SELECT payload, traceparent FROM outbox WHERE subject LIKE '%/letters/' || $1 ORDER BY id")
                        .execute(Tuple.of(letterId.toString()))
                        .map(rows -> {
                            List<JsonNode> told = new ArrayList<>();
                            for (Row row : rows) {
                                told.add(read(
                                        "{\"data\":" + row.getString(0) + ",\"trace\":\"" + row.getString(1) + "\"}"));
                            }
                            return told;
                        }));
    }

    <T> T in(int urn, Function<SqlConnection, Uni<T>> work) {
        return database.inTransaction(Scope.school(urn), work).await().atMost(PATIENCE);
    }

    ValidatableResponse post(Child child, String role, UUID letterId, String what, Object body) {
        return as(child, role)
                .contentType("application/json")
                .body(body)
                .post(path(child) + "/" + letterId + "/" + what)
                .then();
    }

    ValidatableResponse get(Child child, String role, String below) {
        return as(child, role).get(path(child) + below).then();
    }

    static String path(Child child) {
        return "/api/v1/schools/" + child.urn() + "/letters";
    }

    private static io.restassured.specification.RequestSpecification officer(Child child) {
        return as(child, "attendance-officer");
    }

    static io.restassured.specification.RequestSpecification as(Child child, String role) {
        return given().auth().oauth2(TestTokens.token("Test " + role, "/schools/" + child.urn() + "/" + role));
    }

    static Map<String, Object> outcome(String outcome) {
        return Map.of("outcome", outcome, "note", "seen by a person");
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
