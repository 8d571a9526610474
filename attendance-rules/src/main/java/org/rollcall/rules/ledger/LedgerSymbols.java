package org.rollcall.rules.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private LedgerSymbols() {}

    static byte of(String code) {
        Byte symbol = BY_CODE.get(code);
        if (symbol == null) {
            throw new IllegalArgumentException("code: no edition has " + code);
        }
        return symbol;
    }

    static String code(byte symbol) {
        if (symbol == EXPIRED) {
            return "O";
        }
        if (symbol < 1 || symbol > CODES.size()) {
            throw new IllegalArgumentException("ledger: no code has the symbol " + symbol);
        }
        return CODES.get(symbol - 1);
    }

    static boolean isKnown(byte symbol) {
        return symbol >= UNMARKED && symbol <= EXPIRED;
    }

    private static Map<String, Byte> byCode() {
        Map<String, Byte> symbols = new HashMap<>();
        for (int i = 0; i < CODES.size(); i++) {
            symbols.put(CODES.get(i), (byte) (i + 1));
        }
        return Map.copyOf(symbols);
    }
}
