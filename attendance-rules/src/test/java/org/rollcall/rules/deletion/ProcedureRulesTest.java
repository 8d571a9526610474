package org.rollcall.rules.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.rules.deletion.CaseFixture.ATT;
import static org.rollcall.rules.deletion.Statement.Outcome.NOT_FOUND;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.policy.Policies;

class ProcedureRulesTest {
    private static CaseFixture transfer(String start) {
        return new CaseFixture()
                .under(ATT)
                .goesTo("Elm Academy", start)
                .proof(Proof.START_CONFIRMED, "2021-10-20")
                .proof(Proof.STARTED, start);
    }

    @Test
    @DisplayName("ATT-A5.8 ATT-A5.11 a transfer waits until the new school says that the pupil has started")
    void aTransferWaitsForTheStart() {
        // Given
        CaseFixture told = new CaseFixture()
                .under(ATT)
                .goesTo("Elm Academy", "2021-11-08")
                .proof(Proof.START_CONFIRMED, "2021-11-01");

        // Then
        assertThat(told.lacks("b", "2021-11-08")).containsExactly("evidence.started");
        assertThat(told.proof(Proof.STARTED, "2021-11-08").lacks("b", "2021-11-08"))
                .isEmpty();
    }

    @Test
    @DisplayName("ATT-A5.10 the last day is the start elsewhere or the school day before, over a weekend too")
    void theLastDayIsBoundToTheStart() {
        // Then
        assertThat(transfer("2021-11-08").lacks("2021-11-08", "b", "2021-11-08"))
                .isEmpty();
        assertThat(transfer("2021-11-08").lacks("2021-11-08", "b", "2021-11-05"))
                .isEmpty();
        assertThat(transfer("2021-11-08").lacks("2021-11-08", "b", "2021-11-04"))
                .containsExactly("lastDay");
        assertThat(transfer("2021-11-08").under(DeletionPolicy.NATIONAL).lacks("2021-11-08", "b", "2021-11-05"))
                .containsExactly("lastDay");
    }

    @Test
    @DisplayName("ATT-A5.10 a start on the first day of term allows the last day of the term before")
    void aStartOnTheFirstDayOfTerm() {
        // Then
        assertThat(transfer("2022-01-04").lacks("2022-01-04", "b", "2021-12-17"))
                .isEmpty();
        assertThat(transfer("2022-01-05").lacks("2022-01-05", "b", "2021-12-17"))
                .containsExactly("lastDay");
        assertThat(transfer("2022-01-05").lacks("2022-01-05", "b", "2022-01-04"))
                .isEmpty();
    }

    @Test
    @DisplayName("ATT-A5.5 the authority may allow an earlier day, in writing and once a start elsewhere is confirmed")
    void theAuthorityMayAllowAnEarlierDay() {
        // Given
        CaseFixture pupil = transfer("2021-11-08");

        // Then
        assertThat(pupil.lacks("2021-11-15", "b", "2021-10-22")).containsExactly("lastDay");
        assertThat(pupil.proof(Proof.AUTHORITY_CONFIRMATION, "2021-11-12").lacks("2021-11-15", "b", "2021-10-22"))
                .isEmpty();
    }

    @Test
    @DisplayName("ATT-A5.2 the roll ends when the letter is received or on a later day that the parent names")
    void homeEducationEndsTheRollOnReceiptOrLater() {
        // Given
        CaseFixture pupil = new CaseFixture().under(ATT).proof(Proof.WRITTEN_NOTICE, "2021-09-13");
        Statement later = new Statement(LocalDate.of(2021, 9, 13), "parent", null, LocalDate.of(2021, 10, 1), null);

        // Then
        assertThat(pupil.lacks("2021-09-13", "d", "2021-09-13")).isEmpty();
        assertThat(pupil.lacks("2021-09-13", "d", "2021-09-08")).contains("lastDay");
        assertThat(pupil.proof(Proof.WRITTEN_NOTICE, later).lacks("2021-09-13", "d", "2021-09-30"))
                .containsExactly("lastDay");
        assertThat(pupil.lacks("2021-09-13", "d", "2021-10-01")).isEmpty();
    }

    @Test
    @DisplayName("ATT-A5.1 the return of a home education is due on the day the letter arrived, others by the last day")
    void theReturnIsDueOnReceipt() {
        // Given
        Statement later = new Statement(LocalDate.of(2021, 9, 13), "parent", null, LocalDate.of(2021, 10, 1), null);
        CaseFixture pupil = new CaseFixture().proof(Proof.WRITTEN_NOTICE, later);

        // Then
        assertThat(DeletionRules.returnDue(pupil.on("2021-09-13", "d", "2021-10-01")))
                .isEqualTo("2021-10-01");
        assertThat(DeletionRules.returnDue(pupil.under(ATT).on("2021-09-13", "d", "2021-10-01")))
                .isEqualTo("2021-09-13");
    }

    @Test
    @DisplayName("ATT-A5.5 ATT-A5.7 a move waits for the authority's advice, an emigration for address, school and day")
    void moves() {
        // Given
        CaseFixture pupil = new CaseFixture()
                .under(ATT)
                .proof(Proof.CEASED_TO_ATTEND, "2021-09-10")
                .proof(Proof.BEYOND_REASONABLE_DISTANCE, "2021-09-10");
        LocalDate moved = LocalDate.of(2021, 9, 11);

        // Then
        assertThat(pupil.goesTo(new Destination(null, null, "1 Far Lane", moved, false))
                        .lacks("e", "2021-09-13"))
                .containsExactly("evidence.authorityAdvice");
        pupil.proof(Proof.AUTHORITY_ADVICE, "2021-09-13");
        assertThat(pupil.lacks("e", "2021-09-13")).isEmpty();
        assertThat(pupil.goesTo(new Destination(null, null, "1 Rue Test", moved, true))
                        .lacks("e", "2021-09-13"))
                .containsExactly("destination.schoolName");
        assertThat(pupil.goesTo(new Destination("École Test", null, "1 Rue Test", moved, true))
                        .lacks("e", "2021-09-13"))
                .isEmpty();
    }

    @Test
    @DisplayName("ATT-A5.6 without any word of the new place the pupil stays on roll for twenty school days")
    void withoutWordThePupilStaysTwentyDays() {
        // Given
        CaseFixture pupil = new CaseFixture()
                .under(ATT)
                .proof(Proof.CEASED_TO_ATTEND, "2021-09-06")
                .proof(Proof.BEYOND_REASONABLE_DISTANCE, "2021-09-06")
                .proof(Proof.AUTHORITY_ADVICE, "2021-09-17")
                .proof(Proof.MISSING_REFERRAL, "2021-09-17")
                .marked("O", "2021-09-06", "2021-10-01");

        // Then
        assertThat(pupil.lacks("e", "2021-09-30")).containsExactly("destination.address", "lastDay");
        assertThat(pupil.lacks("e", "2021-10-01")).isEmpty();
    }

    @Test
    @DisplayName("ATT-A5.14 ATT-A5.G8 twenty days in all and ten after the referral, whichever is later")
    void tenDaysAfterTheReferral() {
        // Given
        CaseFixture early = new CaseFixture()
                .under(ATT)
                .marked("O", "2021-09-06", "2021-10-08")
                .enquiries("2021-09-29", NOT_FOUND)
                .proof(Proof.MISSING_REFERRAL, "2021-09-17");

        // Then
        assertThat(early.lacks("2021-10-01", "h", "2021-10-01")).isEmpty();
        assertThat(early.lacks("2021-09-30", "h", "2021-09-30")).containsExactly("ground", "lastDay");
        early.proof(Proof.MISSING_REFERRAL, "2021-09-21");
        assertThat(early.lacks("2021-10-04", "h", "2021-10-04")).containsExactly("lastDay");
        assertThat(early.lacks("2021-10-05", "h", "2021-10-05")).isEmpty();
        assertThat(early.proof(Proof.AUTHORITY_CONFIRMATION, "2021-10-04").lacks("2021-10-04", "h", "2021-10-04"))
                .isEmpty();
    }

    @Test
    @DisplayName("ODST-9.2 the social worker is told before the name of a child who has one is deleted")
    void theSocialWorkerIsTold() {
        // Given
        DeletionPolicy odst = new DeletionPolicy(false, false, false, 0, false, false, true, false);
        CaseFixture pupil = new CaseFixture().under(odst).proof(Proof.EXCLUSION_FINAL, "2024-10-01");

        // Then
        assertThat(pupil.lacks("o", "2024-10-02")).isEmpty();
        assertThat(pupil.withSocialWorker().lacks("o", "2024-10-02")).containsExactly("evidence.socialWorkerTold");
        assertThat(pupil.proof(Proof.SOCIAL_WORKER_TOLD, "2024-10-02").lacks("o", "2024-10-02"))
                .isEmpty();
    }

    @Test
    @DisplayName("ATT-3.7 each school's procedure comes from its policy, and from nowhere else")
    void theProcedureComesFromThePolicy() {
        // Given
        Policies policies = Policies.load();
        LocalDate today = LocalDate.of(2026, 11, 20);

        // Then
        assertThat(DeletionPolicy.of(policies.find("att-2021").orElseThrow(), today))
                .isEqualTo(ATT);
        assertThat(DeletionPolicy.of(policies.find("odst-2024").orElseThrow(), today))
                .isEqualTo(new DeletionPolicy(false, false, false, 0, false, false, true, false));
        assertThat(DeletionPolicy.of(policies.find("national").orElseThrow(), today))
                .isEqualTo(DeletionPolicy.NATIONAL);
    }

    @Test
    @DisplayName("NAT-2026.37 where a school switches the gate on, the authority consents to a home education first")
    void consentToHomeEducationIsASwitch() {
        // Given
        LocalDate today = LocalDate.of(2024, 10, 2);
        var profile = Policies.load().find("hogarth-2024").orElseThrow();
        CaseFixture pupil = new CaseFixture().proof(Proof.WRITTEN_NOTICE, "2024-10-02");

        // When
        DeletionPolicy asShipped = DeletionPolicy.of(profile, today);
        DeletionPolicy switchedOn =
                DeletionPolicy.of(profile.resolve(Map.of("deletionConsentToHomeEducation", "1")), today);

        // Then
        assertThat(pupil.under(asShipped).lacks("f", "2024-10-02")).isEmpty();
        assertThat(pupil.under(switchedOn).lacks("f", "2024-10-02")).containsExactly("evidence.authorityConsent");
        assertThat(pupil.proof(Proof.AUTHORITY_CONSENT, "2024-10-01").lacks("f", "2024-10-02"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "ATT-A5.9 the return of a transfer is due on the day the start is confirmed, by the law on the last day")
    void startConfirmed() {
        // Given
        CaseFixture transfer = new CaseFixture()
                .goesTo("Elsewhere Primary", "2024-11-08")
                .proof(Proof.START_CONFIRMED, "2024-11-04")
                .proof(Proof.STARTED, "2024-11-11");

        // When
        LocalDate national = DeletionRules.returnDue(transfer.on("2024-11-11", "a", "2024-11-07"));
        LocalDate att = DeletionRules.returnDue(transfer.under(CaseFixture.ATT).on("2024-11-11", "a", "2024-11-07"));

        // Then
        assertThat(national).isEqualTo("2024-11-07");
        assertThat(att).isEqualTo("2024-11-11");
    }

    @Test
    @DisplayName("ATT-A5.4 the return of a move away is due as soon as the move is known")
    void moveKnown() {
        // Given
        CaseFixture move = new CaseFixture().under(CaseFixture.ATT);

        // When
        LocalDate ahead = DeletionRules.returnDue(move.on("2024-11-04", "g", "2024-11-08"));
        LocalDate afterwards = DeletionRules.returnDue(move.on("2024-11-11", "g", "2024-11-08"));

        // Then
        assertThat(ahead).isEqualTo("2024-11-04");
        assertThat(afterwards).isEqualTo("2024-11-08");
    }
}
