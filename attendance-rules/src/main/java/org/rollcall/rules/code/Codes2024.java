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

/** The codes of the 2024 Regulations, for sessions from 19 August 2024. */
final class Codes2024 {

    static final LocalDate FROM = LocalDate.of(2024, 8, 19);

    static final List<AttendanceCode> ALL = List.of(
            code("/", "present in the morning when the register is taken", PRESENT, YES),
            code("\\", "present in the afternoon when the register is taken", PRESENT, YES),
            code("L", "arrived after the register was begun and before it closed", PRESENT, YES),
            off("K", "education provision arranged by the local authority", APPROVED_ACTIVITY),
            off("V", "educational visit or trip", APPROVED_ACTIVITY),
            off("P", "sporting activity", APPROVED_ACTIVITY),
            off("W", "work experience", APPROVED_ACTIVITY),
            off("B", "any other approved educational activity", APPROVED_ACTIVITY),
            off("D", "dual registered and expected at the other school", NOT_POSSIBLE),
            off("C1", "leave for a regulated performance or employment abroad", AUTHORISED),
            off("M", "medical or dental appointment", AUTHORISED),
            off("J1", "interview for employment or for another institution", AUTHORISED),
            off("S", "study leave for a public examination", AUTHORISED),
            off("X", "non-compulsory school age and not required to attend", NOT_POSSIBLE),
            off("C2", "part-time timetable of a pupil of compulsory school age", AUTHORISED),
            off("C", "leave of absence in exceptional circumstances", AUTHORISED),
            off("T", "parent travelling for occupational purposes", AUTHORISED),
            off("R", "religious observance", AUTHORISED),
            off("I", "illness (not an appointment)", AUTHORISED),
            off("E", "suspended or permanently excluded and no alternative provision made", AUTHORISED),
            off("Q", "no access arrangements made by the local authority", NOT_POSSIBLE),
            off("Y1", "transport normally provided is not available", NOT_POSSIBLE),
            off("Y2", "widespread disruption to travel", NOT_POSSIBLE),
            off("Y3", "part of the premises closed", NOT_POSSIBLE),
            off("Y4", "whole site unexpectedly closed", NOT_POSSIBLE),
            off("Y5", "in criminal justice detention", NOT_POSSIBLE),
            off("Y6", "public health guidance or law", NOT_POSSIBLE),
            off("Y7", "any other unavoidable cause", NOT_POSSIBLE),
            off("G", "holiday not granted or beyond what was granted", UNAUTHORISED),
            code("N", "reason for absence not yet established", UNAUTHORISED, UNKNOWN),
            off("O", "absent in other or unknown circumstances", UNAUTHORISED),
            code("U", "arrived after the register closed", UNAUTHORISED, YES),
            off("Z", "prospective pupil not yet on the admission register", ADMINISTRATIVE),
            off("#", "planned closure for the whole school or the pupil's year group", ADMINISTRATIVE));

    private Codes2024() {}

    private static AttendanceCode code(String symbol, String meaning, CodeClass codeClass, OnSite onSite) {
        return new AttendanceCode(symbol, meaning, codeClass, onSite, codeClass != ADMINISTRATIVE, FROM, null);
    }

    private static AttendanceCode off(String symbol, String meaning, CodeClass codeClass) {
        return code(symbol, meaning, codeClass, NO);
    }
}
