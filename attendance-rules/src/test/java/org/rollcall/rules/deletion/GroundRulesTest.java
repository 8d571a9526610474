package org.rollcall.rules.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.rules.deletion.Statement.Outcome.FOUND;
import static org.rollcall.rules.deletion.Statement.Outcome.NOT_FOUND;
import static org.rollcall.rules.deletion.Statement.Outcome.NO_PROSPECT;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GroundRulesTest {
    @Test
    @DisplayName("BHCET-9.6 the same letter is another ground before and after 19 August 2024, fifteen in each")
    void lettersFollowTheEdition() {
        // Then
        assertThat(GroundEdition.on(LocalDate.of(2024, 8, 18))
                        .ground("f")
                        .orElseThrow()
                        .reason())
                .isEqualTo(Reason.NOT_BACK_AFTER_LEAVE);
        assertThat(GroundEdition.on(LocalDate.of(2024, 8, 19))
                        .ground("f")
                        .orElseThrow()
                        .reason())
                .isEqualTo(Reason.HOME_EDUCATION);
        assertThat(GroundEdition.OF_2006.grounds()).hasSize(15);
        assertThat(GroundEdition.OF_2024.grounds()).hasSize(15);
        assertThat(GroundEdition.OF_2024.ground("p")).isEmpty();
        assertThat(GroundEdition.OF_2024.ground("poor attendance")).isEmpty();
    }

    @Test
    @DisplayName("AET-5.10 ten school days after leave, over half term, and not nine")
    void tenDaysAfterLeave() {
        // Given
        CaseFixture pupil = new CaseFixture()
                .marked("C", "2023-05-22", "2023-05-26")
                .marked("O", "2023-06-05", "2023-06-16")
                .proof(Proof.LEAVE_ENDED, "2023-05-26");

        // Then
        assertThat(pupil.lacks("f", "2023-06-16"))
                .containsExactly("evidence.jointEnquiries", "evidence.noUnavoidableCause");
        pupil.enquiries("2023-06-14", NOT_FOUND);
        assertThat(pupil.lacks("f", "2023-06-16")).isEmpty();
        assertThat(pupil.lacks("f", "2023-06-15")).containsExactly("ground");
    }

    @Test
    @DisplayName("BHCET-9.3 who came once after the leave is not deleted for it, nor who is ill (BHCET-9.5)")
    void whoCameOrIsIllStays() {
        // Given
        CaseFixture came = new CaseFixture()
                .marked("C", "2024-10-25", "2024-10-25")
                .marked("O", "2024-11-04", "2024-11-15")
                .marked("/", "2024-11-07", "2024-11-07")
                .proof(Proof.LEAVE_ENDED, "2024-10-25")
                .enquiries("2024-11-14", NOT_FOUND);
        CaseFixture ill = new CaseFixture()
                .marked("C", "2024-10-25", "2024-10-25")
                .marked("O", "2024-11-04", "2024-11-15")
                .marked("I", "2024-11-15", "2024-11-15")
                .proof(Proof.LEAVE_ENDED, "2024-10-25")
                .enquiries("2024-11-14", NOT_FOUND);

        // Then
        assertThat(came.lacks("h", "2024-11-15")).containsExactly("ground");
        assertThat(ill.lacks("h", "2024-11-15")).containsExactly("ground");
    }

    @Test
    @DisplayName("BHCET-9.4 AET-5.11 KCA-14.1 twenty unauthorised school days on end, and not nineteen")
    void twentyDays() {
        // Given
        CaseFixture pupil = new CaseFixture()
                .marked("/", "2024-09-04", "2024-09-06")
                .marked("O", "2024-09-09", "2024-10-04")
                .enquiries("2024-10-02", NOT_FOUND);

        // Then
        assertThat(pupil.lacks("i", "2024-10-04")).isEmpty();
        assertThat(pupil.lacks("i", "2024-10-03")).containsExactly("ground");
        assertThat(pupil.marked("C", "2024-09-20", "2024-09-20").lacks("i", "2024-10-04"))
                .containsExactly("ground");
    }

    @Test
    @DisplayName("BHCET-9.4 separate enquiries, or none, are not joint ones")
    void enquiriesAreMadeTogether() {
        // Given
        CaseFixture pupil = new CaseFixture().marked("O", "2024-09-09", "2024-10-04");

        // Then
        assertThat(pupil.lacks("i", "2024-10-04"))
                .containsExactly("evidence.jointEnquiries", "evidence.noUnavoidableCause");
        assertThat(pupil.enquiries("2024-10-02", FOUND).lacks("i", "2024-10-04"))
                .containsExactly("evidence.jointEnquiries.outcome");
    }

    @Test
    @DisplayName("KCA-14.1 who is found stays under a policy that asks for unknown whereabouts, not by law alone")
    void whoIsFoundStaysWhereThePolicySaysSo() {
        // Given
        CaseFixture pupil =
                new CaseFixture().marked("O", "2024-09-09", "2024-10-04").enquiries("2024-10-02", NO_PROSPECT);
        DeletionPolicy kingsCross = new DeletionPolicy(false, false, false, 0, false, true, false, false);

        // Then
        assertThat(pupil.lacks("i", "2024-10-04")).isEmpty();
        assertThat(pupil.under(kingsCross).lacks("i", "2024-10-04")).containsExactly("evidence.jointEnquiries.outcome");
    }

    @Test
    @DisplayName("BHCET-9.10 a name is never deleted for a day that is past, nor before its first day")
    void neverRetrospective() {
        // Given
        CaseFixture pupil = new CaseFixture().proof(Proof.DEATH, "2024-11-08");

        // Then
        assertThat(pupil.lacks("2024-11-15", "k", "2024-11-08")).containsExactly("lastDay");
        assertThat(pupil.lacks("2024-11-15", "k", "2024-11-15")).isEmpty();
        assertThat(pupil.lacks("2019-08-01", "j", "2019-08-01")).contains("lastDay");
    }

    @Test
    @DisplayName("ATT-A5.G1 ATT-A5.G2 ATT-A5.G3 orders, another school and dual registration come with their papers")
    void ordersAndOtherSchools() {
        // Given
        CaseFixture pupil = new CaseFixture();

        // Then
        assertThat(pupil.lacks("a", "2021-09-13")).containsExactly("evidence.schoolAttendanceOrder");
        assertThat(pupil.lacks("b", "2021-09-13"))
                .containsExactly("evidence.startConfirmed", "destination.schoolName", "destination.startDate");
        assertThat(pupil.lacks("c", "2021-09-13"))
                .containsExactly("evidence.ceasedToAttend", "evidence.otherSchoolsConsent");
        assertThat(pupil.proof(Proof.CEASED_TO_ATTEND, "2021-09-10")
                        .proof(Proof.OTHER_SCHOOLS_CONSENT, "2021-09-10")
                        .lacks("c", "2021-09-13"))
                .isEmpty();
    }

    @Test
    @DisplayName("ATT-A5.G4 home education needs the parent's letter, and ATT-A5.G5 a move the day it ended attendance")
    void homeEducationAndMove() {
        // Given
        CaseFixture pupil = new CaseFixture();

        // Then
        assertThat(pupil.lacks("d", "2021-09-13")).containsExactly("evidence.writtenNotice");
        assertThat(pupil.lacks("e", "2021-09-13"))
                .containsExactly("evidence.ceasedToAttend", "evidence.beyondReasonableDistance");
        assertThat(pupil.proof(Proof.WRITTEN_NOTICE, "2021-09-14").lacks("d", "2021-09-13"))
                .containsExactly("lastDay", "evidence.writtenNotice.on");
    }

    @Test
    @DisplayName("ATT-A5.G9 an order of four months qualifies, one of three does not")
    void detention() {
        // Given
        CaseFixture pupil = new CaseFixture().proof(Proof.NO_RETURN_EXPECTED, "2021-09-13");
        LocalDate order = LocalDate.of(2021, 9, 10);

        // Then
        assertThat(pupil.proof(Proof.DETENTION_ORDER, new Statement(order, "court", null, null, 4))
                        .lacks("i", "2021-09-13"))
                .isEmpty();
        assertThat(pupil.proof(Proof.DETENTION_ORDER, new Statement(order, "court", null, null, 3))
                        .lacks("i", "2021-09-13"))
                .containsExactly("evidence.detentionOrder.months");
        assertThat(pupil.proof(Proof.DETENTION_ORDER, "2021-09-10").lacks("i", "2021-09-13"))
                .containsExactly("evidence.detentionOrder.months");
    }

    @Test
    @DisplayName("ATT-A5.G7 ATT-A5.G10 ATT-A5.G13 ATT-A5.G15 certificate, death, exclusion and charges are stated")
    void statedGrounds() {
        // Given
        CaseFixture pupil = new CaseFixture();

        // Then
        assertThat(pupil.lacks("g", "2021-09-13"))
                .containsExactly("evidence.medicalCertificate", "evidence.notStaying");
        assertThat(pupil.lacks("j", "2021-09-13")).containsExactly("evidence.death");
        assertThat(pupil.lacks("m", "2021-09-13")).containsExactly("evidence.exclusionFinal");
        assertThat(pupil.lacks("o", "2021-09-13")).containsExactly("evidence.boardingCharges");
    }

    @Test
    @DisplayName("ATT-A5.G11 who stays of compulsory school age until the school next meets is not deleted as over it")
    void overAge() {
        // Given
        CaseFixture pupil = new CaseFixture().inYear(11).proof(Proof.NOT_STAYING, "2021-06-01");

        // Then
        assertThat(pupil.born("2005-03-10").lacks("k", "2021-06-25")).isEmpty();
        assertThat(pupil.born("2005-03-10").lacks("k", "2021-06-24")).containsExactly("ground");
        assertThat(pupil.born("2005-09-10").lacks("k", "2021-06-25")).containsExactly("ground");
    }

    @Test
    @DisplayName("ATT-A5.G12 ATT-A5.G14 a ground for other schools or other pupils is refused")
    void groundsOfOthers() {
        // Given
        CaseFixture pupil = new CaseFixture().proof(Proof.NOT_GOING_ON, "2021-07-20");

        // Then
        assertThat(pupil.lacks("l", "2021-09-13")).containsExactly("ground");
        assertThat(pupil.inYear(0).lacks("n", "2021-07-21")).containsExactly("ground");
        assertThat(pupil.inYear(-1).lacks("n", "2021-07-21")).isEmpty();
    }
}
