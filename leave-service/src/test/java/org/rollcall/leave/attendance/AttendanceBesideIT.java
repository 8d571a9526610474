package org.rollcall.leave.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.rollcall.leave.SchoolFixture.form;
import static org.rollcall.leave.SchoolFixture.post;
import static org.rollcall.leave.SchoolFixture.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.leave.EventsFixture;
import org.rollcall.leave.SchoolFixture;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "leave"))
class AttendanceBesideIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 3);
    private static final Instant AT = Instant.parse("2026-09-30T08:00:00Z");
    private static final String RECORD = "assessment.find { it.ruleId == 'leave-attendance-record' }.figures.";

    @Inject
    SchoolFixture schools;

    @Inject
    EventsFixture events;

    @Inject
    DataSource database;

    @Test
    @DisplayName(
            "AET-7.5, AET-7.26, AET-7.24 the record is exact however marks arrive, and the floor holds the head's hand")
    void besideTheRequest() {
        // Given
        schools.clock("2026-09-30T08:00:00Z");
        int urn = schools.open("aspire-2023");
        UUID pupil = schools.admit(urn);
        // An amendment that overtakes the register it changes, and a register told twice.
        events.tell(amended(urn, pupil, FIRST, "I", 2));
        for (int day = 0; day < 14; day++) {
            LocalDate date = FIRST.plusDays(day);
            events.tell(taken(urn, pupil, date, "AM"));
            events.tell(taken(urn, pupil, date, "PM"));
        }
        events.tell(taken(urn, pupil, FIRST, "AM"));
        schools.settle();
        Map<String, Object> form = form(pupil);
        form.put("requestedOn", "2026-09-30");
        form.put("kind", "PERFORMANCE");
        form.put("licence", "A licence without dates");
        form.put("from", "2026-11-16");
        form.put("to", "2026-11-16");

        // When
        String id = request(urn, "office", form)
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .body(RECORD + "possible", equalTo(28))
                .body(RECORD + "attended", equalTo(27))
                .body(RECORD + "authorised", equalTo(1))
                .body(RECORD + "percent", equalTo("96.43"))
                .body(
                        "assessment.find { it.ruleId == 'leave-performance-attendance-floor' }.result",
                        equalTo("NOT_MET"))
                .extract()
                .path("id");

        // Then
        post(urn, "head", "/" + id + "/decision", Map.of("decision", "GRANT", "reason", "a part in a film"))
                .statusCode(422)
                .body("code", equalTo("attendance-floor"));
        form.put("from", "2026-11-17");
        form.put("to", "2026-11-18");
        form.put("licence", Map.of("from", "2026-11-17", "to", "2026-11-18"));
        request(urn, "office", form)
                .statusCode(201)
                .body("state", equalTo("GRANTED"))
                .body("decision.code", equalTo("C1"))
                .body("decision.by.role", equalTo("system"));
    }

    @Test
    @DisplayName("A purged pupil's marks are erased from their registers, the others' stay")
    void erasedAlone() throws SQLException {
        // Given
        schools.clock("2026-09-30T08:00:00Z");
        int urn = schools.open("aspire-2023");
        UUID gone = schools.admit(urn);
        UUID stays = schools.admit(urn);
        events.tell(taken(urn, FIRST, "AM", gone, stays));
        events.tell(taken(urn, FIRST.plusDays(1), "AM", gone));
        events.tell(amended(urn, gone, FIRST, "I", 2));
        schools.settle();

        // When
        events.tell(new PupilPurged(urn, 3, gone, AT));
        schools.settle();

        // Then
        assertThat(kept(urn)).containsExactly(FIRST + " " + stays + " / 1");
    }

    private List<String> kept(int urn) throws SQLException {
        List<String> kept = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('app.urns', '" + urn + "', true)");
            try (ResultSet rows = statement.executeQuery("SELECT date || ' ' || pupil || ' ' || code || ' ' || revision"
                    + " FROM told_marks, unnest(pupils, codes, revisions) AS m(pupil, code, revision)")) {
                while (rows.next()) {
                    kept.add(rows.getString(1));
                }
            }
        }
        return kept;
    }

    private static RegisterTaken taken(int urn, UUID pupil, LocalDate date, String session) {
        return taken(urn, date, session, pupil);
    }

    private static RegisterTaken taken(int urn, LocalDate date, String session, UUID... pupils) {
        String code = session.equals("AM") ? "/" : "\\";
        return new RegisterTaken(
                urn,
                date,
                session,
                UUID.randomUUID(),
                1,
                AT,
                AT,
                "LIVE",
                null,
                Stream.of(pupils)
                        .map(pupil -> new RegisterTaken.Mark(pupil, code, null, 1))
                        .toList());
    }

    private static MarksAmended amended(int urn, UUID pupil, LocalDate date, String code, int revision) {
        return new MarksAmended(
                urn,
                1,
                UUID.randomUUID(),
                MarksAmended.Kind.AMENDED,
                AT,
                List.of(new MarksAmended.Amendment(pupil, date, "AM", UUID.randomUUID(), "/", code, null, revision)));
    }
}
