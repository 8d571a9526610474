package org.rollcall.register.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.measure.AttendanceTally;

/**
 * The register of a class as a grid, some days side by side.
 *
 * @param school name of the school
 * @param printedAt when it is printed
 * @param className class name
 * @param from first date
 * @param to last date
 * @param blocks the grid, at most ten days each
 * @param totals the whole period, pupil by pupil
 * @param legend the codes that occur
 */
public record RegisterGrid(
        String school,
        Instant printedAt,
        String className,
        LocalDate from,
        LocalDate to,
        List<Block> blocks,
        List<Total> totals,
        List<AttendanceCode> legend) {
    private static final int DAYS_OF_A_BLOCK = 10;

    /**
     * Some days side by side.
     *
     * @param days the days
     * @param rows pupil by pupil
     */
    public record Block(List<LocalDate> days, List<Row> rows) {}

    /**
     * A pupil's codes, morning and afternoon of each day.
     *
     * @param name surname and forename as the roll has them
     * @param codes codes, empty where there is no mark
     */
    public record Row(String name, List<String> codes) {}

    /**
     * A pupil's sessions of the period.
     *
     * @param name name
     * @param attended sessions attended
     * @param possible sessions that could be attended
     * @param percent attended in percent of possible; empty while none was possible
     * @param lates late arrivals
     */
    public record Total(String name, int attended, int possible, String percent, int lates) {}

    private record Cell(UUID pupilId, LocalDate date, Session session) {}

    static RegisterGrid of(
            String school,
            Instant printedAt,
            String className,
            List<LocalDate> days,
            List<Pupil> pupils,
            List<MarkTable.Mark> marks) {
        Map<Cell, String> codes = new HashMap<>();
        Map<UUID, AttendanceTally> tallies = new HashMap<>();
        Map<String, AttendanceCode> legend = new HashMap<>();
        for (MarkTable.Mark mark : marks) {
            AttendanceCode code = mark.attendanceCode();
            codes.put(new Cell(mark.pupilId(), mark.date(), mark.session()), mark.code());
            tallies.merge(mark.pupilId(), AttendanceTally.EMPTY.plus(code), (sum, one) -> sum.plus(code));
            legend.putIfAbsent(code.symbol(), code);
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < days.size(); i += DAYS_OF_A_BLOCK) {
            List<LocalDate> some = days.subList(i, Math.min(days.size(), i + DAYS_OF_A_BLOCK));
            blocks.add(new Block(
                    List.copyOf(some),
                    pupils.stream().map(pupil -> row(pupil, some, codes)).toList()));
        }
        return new RegisterGrid(
                school,
                printedAt,
                className,
                days.getFirst(),
                days.getLast(),
                blocks,
                pupils.stream()
                        .map(pupil -> total(pupil, tallies.get(pupil.pupilId())))
                        .toList(),
                legend.values().stream()
                        .sorted(Comparator.comparing(AttendanceCode::symbol))
                        .toList());
    }

    private static Row row(Pupil pupil, List<LocalDate> days, Map<Cell, String> codes) {
        List<String> cells = new ArrayList<>();
        for (LocalDate day : days) {
            for (Session session : Session.values()) {
                cells.add(codes.getOrDefault(new Cell(pupil.pupilId(), day, session), ""));
            }
        }
        return new Row(pupil.name(), cells);
    }

    private static Total total(Pupil pupil, @Nullable AttendanceTally tally) {
        AttendanceTally sum = tally == null ? AttendanceTally.EMPTY : tally;
        return new Total(
                pupil.name(),
                sum.attended(),
                sum.possible(),
                sum.percentAttended().orElse(""),
                sum.lates());
    }
}
