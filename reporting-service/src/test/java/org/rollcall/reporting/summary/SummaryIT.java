package org.rollcall.reporting.summary;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.localstack.testing.TestTokens;
import org.rollcall.reporting.ingest.IngestFixture;
import org.rollcall.reporting.ingest.SchoolFixture;
import org.rollcall.reporting.rollup.FoldMonths;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class SummaryIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 14);
    private static final String PERIOD = "from=2026-09-01&to=2026-12-31";

    @Inject
    IngestFixture ingest;

    @Inject
    ScopedDatabase database;

    @Inject
    FoldMonths nights;

    /** Ten pupils, two days and the night between them; pupil 0 ill on both, pupil 1 late once, pupil 2 not counted on Monday. */
    private void play(SchoolFixture school, String trust) {
        ingest.take(school.configured(trust), school.calendar(), school.classOf(1, 3, 1));
        for (int p = 0; p < 10; p++) {
            ingest.take(
                    school.admitted(p, 1, 3, 1),
                    p == 9 ? school.person(p, "M", "FSM", "SEN_SUPPORT") : school.person(p, "F"));
        }
        for (LocalDate day : List.of(MONDAY, MONDAY.plusDays(1))) {
            boolean monday = day.equals(MONDAY);
            ingest.take(
                    school.register(day, "AM", 1, 10, monday ? Map.of(0, "I", 1, "L", 2, "Y1") : Map.of(0, "N")),
                    school.register(day, "PM", 1, 10, monday ? Map.of(0, "I", 2, "Y1") : Map.of(0, "N")));
            if (monday) {
                nights.run(day.plusDays(1).atTime(3, 0).atZone(SchoolClock.ZONE).toInstant())
                        .await()
                        .atMost(Duration.ofSeconds(20));
            }
        }
    }

    private static ValidatableResponse get(String path, String group) {
        return given().header("Authorization", "Bearer " + TestTokens.token("reader", group))
                .get("/api/v1" + path)
                .then();
    }

    @Test
    void aSummaryByDayCountsWhatTheRegistersSay() {
        // Given
        SchoolFixture school = new SchoolFixture(710_001);
        play(school, "71001");

        // When
        ValidatableResponse answer = get("/schools/710001/summary?" + PERIOD + "&by=day", "/schools/710001/teacher");

        // Then
        answer.statusCode(200)
                .body("from", equalTo("2026-09-01"))
                .body("nextCursor", nullValue())
                .body("items", hasSize(2))
                .body("rows", hasSize(2))
                .body("items[0].key", equalTo("2026-09-14"))
                .body("items[0].pupils", equalTo(10))
                .body("items[0].possible", equalTo(18))
                .body("items[0].attended", equalTo(16))
                .body("items[0].authorised", equalTo(2))
                .body("items[0].unauthorised", equalTo(0))
                .body("items[0].lates", equalTo(1))
                .body("items[0].percent", equalTo("88.89"))
                .body("items[0].persistentlyAbsent", equalTo(1))
                .body("items[0].severelyAbsent", equalTo(1))
                .body("items[1].unauthorised", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "week,2026-09-14,38",
        "half-term,2026-27/1/1,38",
        "term,2026-27/1,38",
        "year-group,3,38",
        "code,/,16",
        "weekday,1,18",
        "session,AM,19",
        "sex,F,34",
        "ethnicity,WBRI,38",
        "fsm,yes,4",
        "pupil-premium,no,38",
        "sen,SEN_SUPPORT,4",
        "eal,no,38",
        "lac,no,38",
        "social-worker,no,38"
    })
    void everyBreakdownHasItsRows(String by, String key, int possible) {
        // Given
        SchoolFixture school = new SchoolFixture(710_002);
        play(school, "71002");

        // When
        ValidatableResponse answer = get("/schools/710002/summary?" + PERIOD + "&by=" + by, "/schools/710002/governor");

        // Then
        answer.statusCode(200).body("items.find { it.key == '" + key + "' }.possible", equalTo(possible));
    }

    @Test
    void aSummaryByPupilShowsEachPupilOnceAndIsNoted() {
        // Given
        SchoolFixture school = new SchoolFixture(710_003);
        play(school, "71003");

        // When
        ValidatableResponse answer = get("/schools/710003/summary?" + PERIOD + "&by=pupil", "/schools/710003/head");

        // Then
        String ill = "items.find { it.key == '" + school.pupil(0) + "' }.";
        answer.statusCode(200)
                .body("items", hasSize(10))
                .body(ill + "percent", equalTo("0.00"))
                .body(ill + "severelyAbsent", equalTo(1));
        Integer noted = database.inTransaction(
                        Scope.school(710_003),
                        connection -> connection
                                .query("SELECT count(*)::int FROM audit_entry WHERE role = 'head'")
                                .execute()
                                .map(rows -> rows.iterator().next().getInteger(0)))
                .await()
                .atMost(Duration.ofSeconds(10));
        assertThat(noted).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/schools/710004/summary?by=colour,/schools/710004/head,400",
        "/schools/710004/summary?from=2026-13-01,/schools/710004/head,400",
        "/schools/710004/summary?from=2026-10-01&to=2026-09-01,/schools/710004/head,422",
        "/schools/710004/summary,/schools/710005/head,404",
        "/schools/710004/summary,/trusts/71004/central,404",
        "/schools/710004/summary?by=pupil,/schools/710004/governor,403",
        "/trusts/71004/summary?by=pupil,/trusts/71004/central,403",
        "/trusts/71004/summary?by=class,/trusts/71004/data-manager,403",
        "/trusts/71004/summary,/trusts/71005/central,404",
        "/trusts/71004/summary,/schools/710004/head,404"
    })
    void aRequestThatMayNotBeAnsweredIsRefused(String path, String group, int status) {
        // When
        ValidatableResponse answer = get(path, group);

        // Then
        answer.statusCode(status).contentType("application/problem+json").body("status", equalTo(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/schools/710004/summary", "/trusts/71004/summary", "/schools/710004/live"})
    void withoutATokenNothingIsSaid(String path) {
        // When
        int status = given().get("/api/v1" + path).statusCode();

        // Then
        assertThat(status).isEqualTo(401);
    }

    @Test
    void aTrustSeesItsSchoolsPooledAndNoSmallGroup() {
        // Given
        SchoolFixture one = new SchoolFixture(710_006);
        SchoolFixture other = new SchoolFixture(710_007);
        play(one, "71006");
        play(other, "71006");

        // When
        ValidatableResponse bySchool = get("/trusts/71006/summary?" + PERIOD + "&by=school", "/trusts/71006/trustee");
        ValidatableResponse byTerm = get("/trusts/71006/summary?" + PERIOD + "&by=term", "/trusts/71006/trustee");
        ValidatableResponse bySex = get("/trusts/71006/summary?" + PERIOD + "&by=sex", "/trusts/71006/central");

        // Then
        bySchool.statusCode(200)
                .body("items.key", equalTo(List.of("710006", "710007")))
                .body("items[0].label", equalTo("Test School 710006"))
                .body("items[0].possible", equalTo(38));
        byTerm.body("items", hasSize(1)).body("items[0].possible", equalTo(76)).body("items[0].pupils", equalTo(20));
        bySex.body("items.find { it.key == 'M' }.suppressed", equalTo(true))
                .body("items.find { it.key == 'M' }.possible", nullValue())
                .body("items.find { it.key == 'F' }.suppressed", equalTo(true));
    }
}
