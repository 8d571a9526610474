package org.rollcall.rules.calendar;

/** Why a school closed that had not planned to; each cause is a code of its own from 19 August 2024 on. */
public enum ClosureCause {
    TRANSPORT("Y1"),
    TRAVEL_DISRUPTION("Y2"),
    PREMISES_PART("Y3"),
    PREMISES_WHOLE("Y4"),
    PUBLIC_HEALTH("Y6"),
    OTHER("Y7");

    private final String code;

    ClosureCause(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
