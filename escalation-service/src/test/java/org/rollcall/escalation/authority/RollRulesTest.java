package org.rollcall.escalation.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.events.register.PupilDeleted;

class RollRulesTest {
    private static final LocalDate LAST = LocalDate.of(2026, 10, 2);

    @Test
    @DisplayName(
            "BHCET-9.7 BHCET-4.13 ATT-3.7b AET-2.11 a deletion goes to the school's authority, and once where the home is there too")
    void aDeletionGoesToTheSchoolsAuthority() {
        // Then
        assertThat(RollRules.wanted(deleted("202", false, false), "202"))
                .extracting(RollRules.Wanted::laCode, RollRules.Wanted::type)
                .containsExactly(tuple("202", "DELETION"));
        assertThat(RollRules.wanted(new PupilDeleted(900001, 2, UUID.randomUUID(), "a", "2024", LAST), "202"))
                .extracting(RollRules.Wanted::dueOn)
                .containsExactly(LAST);
    }

    @Test
    @DisplayName("NAT-2024.13c across a border both authorities are told, of a missing child with a word of its own")
    void bothAuthoritiesAreTold() {
        // Then
        assertThat(RollRules.wanted(deleted("210", false, true), "202"))
                .extracting(wanted -> wanted.laCode() + " " + wanted.type())
                .containsExactly("202 DELETION", "202 CME", "210 DELETION", "210 CME");
    }

    @Test
    @DisplayName("BHCET-9.8 of a leaver whom the law exempts no return is made")
    void exemptLeavers() {
        // Then
        assertThat(RollRules.wanted(deleted("202", true, false), "202")).isEmpty();
    }

    private static PupilDeleted deleted(@Nullable String homeLa, boolean exempt, boolean missing) {
        return new PupilDeleted(
                900001, 2, UUID.randomUUID(), missing ? "i" : "a", "2024", LAST, homeLa, LAST, exempt, missing);
    }
}
