package org.rollcall.rules.code;

import static org.rollcall.rules.code.CodeClass.ADMINISTRATIVE;
import static org.rollcall.rules.code.CodeClass.APPROVED_ACTIVITY;
import static org.rollcall.rules.code.CodeClass.AUTHORISED;
import static org.rollcall.rules.code.CodeClass.NOT_POSSIBLE;
import static org.rollcall.rules.code.CodeClass.PRESENT;
import static org.rollcall.rules.code.CodeClass.UNAUTHORISED;
import static org.rollcall.rules.code.OnSite.NO;
import static org.rollcall.rules.code.OnSite.UNKNOWN;
import static org.rollcall.rules.code.OnSite.YES;

import java.time.LocalDate;
import java.util.List;

/** The codes of the 2006 Regulations, for sessions up to 18 August 2024. */
final class Codes2006 {

    static final LocalDate FROM = LocalDate.of(2006, 9, 1);
    static final LocalDate TO = LocalDate.of(2024, 8, 18);

    static final List<AttendanceCode> ALL = List.of(
            code("/", "present in the morning", PRESENT, YES),
            code("\\", "present in the afternoon", PRESENT, YES),
            code("L", "late before the register closed", PRESENT, YES),
            off("B", "educated off site", APPROVED_ACTIVITY),
            off("D", "dual registered", NOT_POSSIBLE),
            off("J", "interview", APPROVED_ACTIVITY),
            off("P", "sporting activity", APPROVED_ACTIVITY),
            off("V", "educational visit or trip", APPROVED_ACTIVITY),
            off("W", "work experience", APPROVED_ACTIVITY),
            off("C", "leave of absence granted", AUTHORISED),
            off("E", "excluded and no alternative provision made", AUTHORISED),
            off("F", "extended family holiday", AUTHORISED, LocalDate.of(2013, 8, 31)),
            off("H", "authorised family holiday", AUTHORISED),
            off("I", "illness", AUTHORISED),
            off("M", "medical or dental appointment", AUTHORISED),
            off("R", "religious observance", AUTHORISED),
            off("S", "study leave", AUTHORISED),
            off("T", "Gypsy Roma or Traveller absence", AUTHORISED),
            off("G", "holiday not authorised", UNAUTHORISED),
            code("N", "reason not yet provided", UNAUTHORISED, UNKNOWN),
            off("O", "unauthorised absence", UNAUTHORISED),
            code("U", "arrived after registration closed", UNAUTHORISED, YES),
            off("X", "not required to be in school", NOT_POSSIBLE),
            off("Y", "unable to attend in exceptional circumstances", NOT_POSSIBLE),
            off("Z", "not yet on the admission register", ADMINISTRATIVE),
            off("#", "planned closure of the whole school or part of it", ADMINISTRATIVE));

    private Codes2006() {}

    private static AttendanceCode code(String symbol, String meaning, CodeClass codeClass, OnSite onSite) {
        return new AttendanceCode(symbol, meaning, codeClass, onSite, codeClass != ADMINISTRATIVE, FROM, TO);
    }

    private static AttendanceCode off(String symbol, String meaning, CodeClass codeClass) {
        return off(symbol, meaning, codeClass, TO);
    }

    private static AttendanceCode off(String symbol, String meaning, CodeClass codeClass, LocalDate to) {
        return new AttendanceCode(symbol, meaning, codeClass, NO, codeClass != ADMINISTRATIVE, FROM, to);
    }
}
