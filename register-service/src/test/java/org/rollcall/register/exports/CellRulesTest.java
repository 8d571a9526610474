package org.rollcall.register.exports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44", "-cmd", "@SUM(A1)", "\t=1", "\r=1"})
    void whatASpreadsheetWouldRunIsShownAsText(String cell) {
        // A telephone number in a cell is a text as well, and a plain number stays a number.
        assertThat(CellRules.cell(cell)).isEqualTo("'" + cell);
    }

    @Test
    void namesNumbersAndCodesStayAsTheyAre() {
        assertThat(CellRules.cell("O'Test, Sam")).isEqualTo("O'Test, Sam");
        assertThat(CellRules.cell(-2)).isEqualTo("-2");
        assertThat(CellRules.cell("/")).isEqualTo("/");
        assertThat(CellRules.cell("#")).isEqualTo("#");
        assertThat(CellRules.cell(null)).isEmpty();
    }
}
