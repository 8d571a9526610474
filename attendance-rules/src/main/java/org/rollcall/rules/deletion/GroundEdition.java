package org.rollcall.rules.deletion;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One edition of the grounds for deletion; the same letter means another ground in each (BHCET-9.6). */
public final class GroundEdition {
    /** Regulation 8(1) of the Pupil Registration Regulations 2006. */
    public static final GroundEdition OF_2006 = new GroundEdition(
            "2006",
            LocalDate.of(2006, Month.SEPTEMBER, 1),
            "NAT-2006.8",
            List.of(
                    Reason.ORDER_CHANGED,
                    Reason.OTHER_SCHOOL,
                    Reason.DUAL_REGISTRATION_ENDED,
                    Reason.HOME_EDUCATION,
                    Reason.MOVED_AWAY,
                    Reason.NOT_BACK_AFTER_LEAVE,
                    Reason.UNFIT,
                    Reason.ABSENT_TWENTY_DAYS,
                    Reason.DETAINED,
                    Reason.DIED,
                    Reason.OVER_AGE,
                    Reason.OTHER_KIND_OF_SCHOOL,
                    Reason.PERMANENTLY_EXCLUDED,
                    Reason.NURSERY_ENDED,
                    Reason.CHARGES_UNPAID));

    /** Regulation 9(1) of the School Attendance Regulations 2024. */
    public static final GroundEdition OF_2024 = new GroundEdition(
            "2024",
            LocalDate.of(2024, Month.AUGUST, 19),
            "NAT-2024.9",
            List.of(
                    Reason.OTHER_SCHOOL,
                    Reason.NURSERY_ENDED,
                    Reason.DUAL_REGISTRATION_ENDED,
                    Reason.ORDER_NAMES_OTHER_SCHOOL,
                    Reason.ORDER_REVOKED,
                    Reason.HOME_EDUCATION,
                    Reason.MOVED_AWAY,
                    Reason.NOT_BACK_AFTER_LEAVE,
                    Reason.ABSENT_TWENTY_DAYS,
                    Reason.DETAINED,
                    Reason.DIED,
                    Reason.OVER_AGE,
                    Reason.CHARGES_UNPAID,
                    Reason.OTHER_KIND_OF_SCHOOL,
                    Reason.PERMANENTLY_EXCLUDED));

    private final String id;
    private final LocalDate from;
    private final String cite;
    private final List<Ground> grounds;

    private GroundEdition(String id, LocalDate from, String cite, List<Reason> inOrder) {
        this.id = id;
        this.from = from;
        this.cite = cite;
        this.grounds = IntStream.range(0, inOrder.size())
                .mapToObj(i -> new Ground(id, String.valueOf((char) ('a' + i)), inOrder.get(i)))
                .toList();
    }

    /** The edition in force on a day; the older one stands for everything before 19 August 2024. */
    public static GroundEdition on(LocalDate date) {
        return date.isBefore(OF_2024.from) ? OF_2006 : OF_2024;
    }

    /** "2006" or "2024". */
    public String id() {
        return id;
    }

    /** The clause that its list is cited as. */
    public String cite() {
        return cite;
    }

    /** Every ground in the order of its letters. */
    public List<Ground> grounds() {
        return grounds;
    }

    /** The ground with that letter, a to o. */
    public Optional<Ground> ground(String letter) {
        return grounds.stream().filter(ground -> ground.letter().equals(letter)).findFirst();
    }
}
