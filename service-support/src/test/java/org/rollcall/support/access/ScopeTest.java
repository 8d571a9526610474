package org.rollcall.support.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void aScopeIsWrittenAsTheListThatThePoliciesOfTheTablesRead() {
        // Given
        Scope schools = Scope.schools(List.of(900001, 900002));
        Scope authority = Scope.authority("202");

        // When
        String urns = schools.urnSetting();

        // Then
        assertThat(urns).isEqualTo("900001,900002");
        assertThat(schools.authoritySetting()).isEmpty();
        assertThat(authority.urnSetting()).isEmpty();
        assertThat(authority.authoritySetting()).isEqualTo("202");
    }
}
