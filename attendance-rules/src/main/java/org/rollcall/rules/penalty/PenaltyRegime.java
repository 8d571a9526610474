package org.rollcall.rules.penalty;

import java.time.LocalDate;
import java.util.Optional;

/** The law on the amount of a penalty notice, by the date of its issue (NAT-PN.1). */
public enum PenaltyRegime {
    /** 60 pounds within 21 days and 120 within 28, however many notices there were (AET-7.11, ATT-A1.8.6). */
    FORMER,
    /** 80 and 160 pounds for the first notice in three years, 160 for the second, no third (KCA-10.7 to KCA-10.9). */
    NATIONAL_FRAMEWORK;

    /** The first day of the national framework. */
    public static final LocalDate FRAMEWORK_FROM = LocalDate.of(2024, 8, 19);

    private static final Tariff FORMER_NOTICE = new Tariff(6_000, 12_000);
    private static final Tariff FIRST_NOTICE = new Tariff(8_000, 16_000);
    private static final Tariff SECOND_NOTICE = new Tariff(16_000, 16_000);

    /** The regime of a notice issued on that date. */
    public static PenaltyRegime on(LocalDate issuedOn) {
        return issuedOn.isBefore(FRAMEWORK_FROM) ? FORMER : NATIONAL_FRAMEWORK;
    }

    /** What a notice costs; empty where none may be issued. */
    public Optional<Tariff> tariff(Offence offence) {
        if (this == FORMER) {
            return Optional.of(FORMER_NOTICE);
        }
        return switch (offence) {
            case FIRST -> Optional.of(FIRST_NOTICE);
            case SECOND -> Optional.of(SECOND_NOTICE);
            case BEYOND -> Optional.empty();
        };
    }
}
