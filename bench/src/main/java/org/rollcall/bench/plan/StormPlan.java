package org.rollcall.bench.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Registers that close at one instant: each the register of a small class, most of them taken. One in twenty is not
 * taken. In one of fifty a pupil is absent without a reason for the first day, which makes a finding; in one of two hundred
 * for the third, which makes a letter; in one of four hundred for the tenth, of which the local authority is told.
 *
 * @param registers how many close
 * @param pupils pupils of each class
 * @param day the day on which they do
 */
public record StormPlan(int registers, int pupils, LocalDate day) {

    private static final int CLASSES = 22;

    private static final int DAYS_BEFORE = 9;

    /** What a register holds, with the school days before on which its first pupil was absent without a reason too. */
    public enum Kind {
        NOT_TAKEN(0),
        ALL_PRESENT(0),
        FIRST_DAY(0),
        THIRD_DAY(2),
        TENTH_DAY(DAYS_BEFORE);

        private final int daysBefore;

        Kind(int daysBefore) {
            this.daysBefore = daysBefore;
        }
    }

    /** A register of the day itself or of one before. */
    public record Sent(int register, LocalDate date, String session, List<String> codes) {}

    /** Schools with 22 classes each, the last perhaps with fewer. */
    public int schools() {
        return Math.ceilDiv(registers, CLASSES);
    }

    /** Classes of a school. */
    public int classes(int school) {
        return Math.min(CLASSES, registers - school * CLASSES);
    }

    /** The school of a register. */
    public int school(int register) {
        return register / CLASSES;
    }

    /** The class, within its school, of a register. */
    public int classOf(int register) {
        return register % CLASSES;
    }

    /** What the register holds. */
    public static Kind kind(int register) {
        if (register % 20 == 19) {
            return Kind.NOT_TAKEN;
        }
        if (register % 400 == 1) {
            return Kind.TENTH_DAY;
        }
        if (register % 200 == 0) {
            return Kind.THIRD_DAY;
        }
        return register % 50 == 2 ? Kind.FIRST_DAY : Kind.ALL_PRESENT;
    }

    /** How many registers of a kind there are. */
    public long count(Kind kind) {
        return IntStream.range(0, registers)
                .filter(register -> kind(register) == kind)
                .count();
    }

    /** The first day of a pupil's absence that has lasted as long as this kind says. */
    public LocalDate began(Kind kind) {
        return daysBefore(kind.daysBefore).getFirst();
    }

    /** The first of the days that a run needs. */
    public LocalDate firstDay() {
        return daysBefore(DAYS_BEFORE).getFirst();
    }

    /** Registers of days before, both sessions of each day, in the order of time. */
    public List<Sent> earlier() {
        return daysBefore(DAYS_BEFORE).stream()
                .filter(date -> date.isBefore(day))
                .flatMap(date -> IntStream.range(0, registers)
                        .filter(register -> !began(kind(register)).isAfter(date))
                        .boxed()
                        .flatMap(register -> Stream.of("AM", "PM")
                                .map(session -> new Sent(register, date, session, codes("N", session)))))
                .toList();
    }

    /** The registers that are taken before they close, school by school in turn. */
    public List<Sent> taken() {
        return IntStream.range(0, CLASSES)
                .boxed()
                .flatMap(of -> IntStream.range(0, schools()).mapToObj(school -> school * CLASSES + of))
                .filter(register -> register < registers && kind(register) != Kind.NOT_TAKEN)
                .map(register ->
                        new Sent(register, day, "AM", codes(kind(register) == Kind.ALL_PRESENT ? "/" : "N", "AM")))
                .toList();
    }

    private List<String> codes(String first, String session) {
        List<String> codes = new ArrayList<>(Collections.nCopies(pupils, session.equals("AM") ? "/" : "\\"));
        codes.set(0, first);
        return List.copyOf(codes);
    }

    /** That many school days before the day, and the day itself. */
    private List<LocalDate> daysBefore(int count) {
        List<LocalDate> back = Stream.iterate(day, date -> date.minusDays(1))
                .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .limit(count + 1L)
                .toList();
        return back.reversed();
    }
}
