package org.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.events.EventTypes.Standing;
import org.rollcall.events.register.RegisterTaken;

class EventTypesTest {
    @ParameterizedTest
    @CsvSource({
        "RegisterTaken.v1, KNOWN",
        "RegisterTaken.v2, UNKNOWN_VERSION",
        "RegisterTaken., UNKNOWN_VERSION",
        "RegisterTaken, UNKNOWN_TYPE",
        "MealServed.v1, UNKNOWN_TYPE",
        "org.rollcall.events.register.RegisterTaken, UNKNOWN_TYPE",
        "'', UNKNOWN_TYPE"
    })
    void anUnknownNameIsSkippedAndAnUnknownVersionOfAKnownOneIsNot(String type, Standing expected) {
        // Given the type string of a record

        // When
        Standing standing = EventTypes.standing(type);

        // Then
        assertThat(standing).isEqualTo(expected);
    }

    @Test
    void onlyAKnownTypeHasARecord() {
        // Given
        String known = "RegisterTaken.v1";
        String later = "RegisterTaken.v2";

        // When
        var found = EventTypes.recordOf(known);
        var notFound = EventTypes.recordOf(later);

        // Then
        assertThat(found).hasValue(RegisterTaken.class);
        assertThat(notFound).isEmpty();
    }
}
