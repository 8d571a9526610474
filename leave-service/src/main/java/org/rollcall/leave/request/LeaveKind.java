package org.rollcall.leave.request;

import java.time.LocalDate;
import org.rollcall.rules.code.CodeEdition;

/** Why leave is asked for, with the register code that a grant suggests. */
public enum LeaveKind {
    EXCEPTIONAL("C", "C"),
    RELIGIOUS("R", "R"),
    PERFORMANCE("C1", "C"),
    OCCUPATIONAL_TRAVEL("T", "T"),
    INTERVIEW("J1", "J"),
    STUDY("S", "S"),
    PART_TIME_TIMETABLE("C2", "C"),
    HOLIDAY("C", "H");

    private final String code;
    private final String codeBefore2024;

    LeaveKind(String code, String codeBefore2024) {
        this.code = code;
        this.codeBefore2024 = codeBefore2024;
    }

    /** The code for this kind of leave in the edition in force on that date. */
    public String codeOn(LocalDate date) {
        return CodeEdition.on(date).find(code).isPresent() ? code : codeBefore2024;
    }
}
