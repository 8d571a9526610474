package org.rollcall.rules.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;

/**
 * The one byte that stands for a code of either edition. Stored rows outlive releases: a new code is added at the end and
 * none ever changes its place.
 */
final class LedgerSymbols {

    static final byte UNMARKED = 0;

    private static final List<String> CODES = List.of(
            "/", "\\", "L", "K", "V", "P", "W", "B", "D", "C1", "M", "J1", "S", "X", "C2", "C", "T", "R", "I", "E", "Q",
            "Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "G", "N", "O", "U", "Z", "#", "J", "F", "H", "Y");

    /** An O that the fifth school day made of an N, still unexplained. */
    static final byte EXPIRED = (byte) (CODES.size() + 1);

    private static final Map<String, Byte> BY_CODE = byCode();
    private static final CodeEdition OLDER = CodeEdition.all().getFirst();
    private static final List<AttendanceCode> OF_OLDER = table(OLDER);
    private static final List<AttendanceCode> OF_NEWER = table(CodeEdition.all().getLast());

    private LedgerSymbols() {}

    static byte of(String code) {
        Byte symbol = BY_CODE.get(code);
        if (symbol == null) {
            throw new IllegalArgumentException("code: no edition has " + code);
        }
        return symbol;
    }

    /** The code as the edition of that date has it; one that edition lacks keeps the meaning it had in the other. */
    static AttendanceCode code(byte symbol, LocalDate date) {
        return (CodeEdition.on(date) == OLDER ? OF_OLDER : OF_NEWER).get(symbol - 1);
    }

    /** Whether it is / or \, the first two. */
    static boolean isPresent(byte symbol) {
        return symbol == 1 || symbol == 2;
    }

    static boolean isKnown(byte symbol) {
        return symbol >= UNMARKED && symbol <= EXPIRED;
    }

    private static List<AttendanceCode> table(CodeEdition edition) {
        List<AttendanceCode> table = new ArrayList<>();
        for (String code : CODES) {
            table.add(edition.find(code).orElseGet(() -> inAnyEdition(code)));
        }
        table.add(edition.find("O").orElseThrow());
        return List.copyOf(table);
    }

    private static AttendanceCode inAnyEdition(String code) {
        return CodeEdition.all().stream()
                .flatMap(edition -> edition.find(code).stream())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Byte> byCode() {
        Map<String, Byte> symbols = new HashMap<>();
        for (int i = 0; i < CODES.size(); i++) {
            symbols.put(CODES.get(i), (byte) (i + 1));
        }
        return Map.copyOf(symbols);
    }
}
