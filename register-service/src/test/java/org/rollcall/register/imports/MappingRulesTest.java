package org.rollcall.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.register.input.Fields;

class MappingRulesTest {
    @Test
    void aSystemsNamesAndTheSchoolsOwnAreReadTogether() {
        // Given
        Fields fields = new Fields();
        ColumnMapping mapping = MappingRules.read(
                "pupils",
                new MappingBody(
                        "sims",
                        Map.of("Home address", "address"),
                        Map.of("sex", Map.of("Female", "F"), "yearGroup", Map.of("Year 3", "3")),
                        Map.of("laCode", "202"),
                        "dd/MM/yyyy"),
                fields);

        // When
        Map<String, String> row = mapping.read(Map.of(
                "Legal Surname", "Testpupil",
                "Gender", "Female",
                "DOB", "03/02/2017",
                "Year", "Year 3",
                "Home address", "1 Test Street"));

        // Then
        assertThat(fields.errors()).isEmpty();
        assertThat(row)
                .containsEntry("legalsurname", "Testpupil")
                .containsEntry("sex", "F")
                .containsEntry("dateofbirth", "2017-02-03")
                .containsEntry("yeargroup", "3")
                .containsEntry("address", "1 Test Street")
                .containsEntry("lacode", "202");
    }

    @Test
    void aDayThatNoMonthHasStaysAsItIsForTheRowToBeRefused() {
        // Given
        ColumnMapping mapping = new ColumnMapping(Map.of(), Map.of(), Map.of(), "dd/MM/yyyy");

        // Then
        assertThat(mapping.read(Map.of("date", "31/02/2026"))).containsEntry("date", "31/02/2026");
    }

    @Test
    void whatIsNoColumnOfThatKindIsNamed() {
        // Given
        Fields fields = new Fields();

        // When
        MappingRules.read(
                "marks", new MappingBody("other", Map.of("Adno", "admissionNumber"), null, null, "nonsense"), fields);

        // Then
        assertThat(fields.errors())
                .extracting(error -> error.field())
                .containsExactlyInAnyOrder("system", "columns", "dateFormat");
    }
}
