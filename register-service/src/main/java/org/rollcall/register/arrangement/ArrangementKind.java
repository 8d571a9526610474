package org.rollcall.register.arrangement;

import java.util.List;

/** Why pupils are elsewhere, with the codes that may stand for it; the first one that the date's edition has is proposed. */
public enum ArrangementKind {
    VISIT("V"),
    SPORT("P"),
    WORK_EXPERIENCE("W"),
    INTERVIEW("J1 J"),
    OFF_SITE_EDUCATION("B"),
    AUTHORITY_PROVISION("K B"),
    DUAL_REGISTRATION("D"),
    EXCLUSION("E"),
    STUDY_LEAVE("S"),
    PART_TIME_TIMETABLE("C2 C"),
    NOT_REQUIRED("X"),
    ACCESS_ARRANGEMENTS("Q"),
    TRANSPORT("Y1 Y"),
    OTHER_UNAVOIDABLE("Y7 Y");

    private final String codes;

    ArrangementKind(String codes) {
        this.codes = codes;
    }

    List<String> codes() {
        return List.of(codes.split(" "));
    }
}
