package org.rollcall.escalation.policy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class PolicyIT {

    private static ValidatableResponse get(String path, String... groups) {
        return given().auth()
                .oauth2(TestTokens.token("Test reader", groups))
                .get("/api/v1/policies" + path)
                .then();
    }

    private static ValidatableResponse staff(String path) {
        return get(path, "/schools/900777/teacher");
    }

    @Test
    @DisplayName("The six policies are listed, the national one first")
    void listed() {
        staff("")
                .statusCode(200)
                .body(
                        "items.policyId",
                        contains(
                                "national",
                                "kings-cross-2024",
                                "hogarth-2024",
                                "aspire-2023",
                                "odst-2024",
                                "att-2021"));
    }

    @Test
    @DisplayName(
            "ATT-3.5 ATT-A1.2.5 a policy tells where it departs from the law of a day, with the clauses of both sides")
    void linted() {
        staff("/att-2021/lint?on=2026-10-02")
                .statusCode(200)
                .body("nextCursor", nullValue())
                .body("items.lint", hasItems("retention", "register-window", "penalty-regime", "retired-codes"))
                .body("items.find { it.lint == 'retention' }.effect", equalTo("LAW_RUNS"))
                .body("items.find { it.lint == 'retention' }.clauses[0].id", equalTo("ATT-3.5"))
                .body("items.find { it.lint == 'retention' }.law.id", equalTo("NAT-2024.7"))
                .body("items.find { it.lint == 'retention' }.law.says", containsString("six years"))
                .body("items.find { it.lint == 'register-window' }.effect", equalTo("POLICY_RUNS"))
                .body("items.find { it.lint == 'register-window' }.says", startsWith("The register is open for 40"));
    }

    @Test
    @DisplayName(
            "Before 19 August 2024 the same policy kept the law of its day, and a policy without departures says so")
    void dated() {
        staff("/att-2021/lint?on=2024-08-18").statusCode(200).body("items.lint", not(hasItem("retention")));
        staff("/odst-2024/lint?on=2026-10-02").statusCode(200).body("items", empty());
    }

    @Test
    @DisplayName("An unreadable date is 400, an unknown policy 404, and nobody without a place reads policies")
    void refused() {
        staff("/att-2021/lint?on=soon").statusCode(400).body("code", equalTo("invalid-on"));
        staff("/nowhere/lint").statusCode(404);
        get("/att-2021/lint").statusCode(403);
        given().get("/api/v1/policies/att-2021/lint").then().statusCode(401);
    }

    @Test
    @DisplayName("A policy is read with what it states and with its rules, their conditions and actions by name")
    void read() {
        staff("/att-2021?on=2026-10-02")
                .statusCode(200)
                .body("statements.find { it.about == 'retention-years' }.clauses.id", hasItem("ATT-3.5"))
                .body(
                        "rules.find { it.ruleId == 'illness-evidence' }.when[0].'consecutive-absence'.schoolDays",
                        equalTo(5))
                .body("rules.find { it.ruleId == 'unexplained-day-3-visit' }.then[0].'home-visit'.staff", equalTo(2));
    }
}
