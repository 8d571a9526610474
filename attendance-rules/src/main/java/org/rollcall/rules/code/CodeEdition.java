package org.rollcall.rules.code;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One edition of the attendance codes; the date of the session, never the date of entry, chooses it. The 2006 edition
 * stands for everything before 19 August 2024.
 */
public final class CodeEdition {

    private static final CodeEdition OF_2006 = new CodeEdition("2006", Codes2006.ALL);
    private static final CodeEdition OF_2024 = new CodeEdition("2024", Codes2024.ALL);

    private final String id;
    private final List<AttendanceCode> codes;
    private final Map<String, AttendanceCode> bySymbol;

    private CodeEdition(String id, List<AttendanceCode> codes) {
        this.id = id;
        this.codes = codes;
        this.bySymbol =
                codes.stream().collect(Collectors.toUnmodifiableMap(AttendanceCode::symbol, Function.identity()));
    }

    /** The edition that governs a session of that date. */
    public static CodeEdition on(LocalDate date) {
        return date.isBefore(Codes2024.FROM) ? OF_2006 : OF_2024;
    }

    /** The first session date of the newer edition. */
    public static LocalDate newerFrom() {
        return Codes2024.FROM;
    }

    /** Both editions, the older first. */
    public static List<CodeEdition> all() {
        return List.of(OF_2006, OF_2024);
    }

    /** The code in force for a session of that date, whichever edition it belongs to. */
    public static Optional<AttendanceCode> codeOn(String symbol, LocalDate date) {
        return on(date).find(symbol, date);
    }

    /**
     * A code that ended before that date and has no successor of the same symbol: later data still carries it (H, J), so
     * an importer keeps and flags it instead of dropping the row.
     */
    public static Optional<AttendanceCode> retired(String symbol, LocalDate date) {
        if (codeOn(symbol, date).isPresent()) {
            return Optional.empty();
        }
        return all().reversed().stream()
                .flatMap(edition -> edition.find(symbol).stream())
                .filter(code -> code.to() != null && code.to().isBefore(date))
                .findFirst();
    }

    /** "2006" or "2024". */
    public String id() {
        return id;
    }

    /** The code of this edition with that symbol, in force on some of its dates. */
    public Optional<AttendanceCode> find(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    /** The code of this edition with that symbol, if it may be used for a session of that date. */
    public Optional<AttendanceCode> find(String symbol, LocalDate date) {
        return find(symbol).filter(code -> code.isInForceOn(date));
    }

    /** Every code of this edition, in the order of the regulations' table. */
    public List<AttendanceCode> codes() {
        return codes;
    }

    @Override
    public String toString() {
        return id;
    }
}
