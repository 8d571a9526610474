package org.rollcall.escalation.penalty;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as people write them, in pounds with two decimals; kept and counted in pence. */
final class Pounds {
    private static final int PENCE = 100;
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,5})\\.(\\d{2})");

    private Pounds() {}

    /** "160.00" for 16000. */
    static String of(int pence) {
        return "%d.%02d".formatted(pence / PENCE, pence % PENCE);
    }

    /** 16000 for "160.00"; empty when it is not an amount. */
    static OptionalInt pence(String amount) {
        Matcher parts = AMOUNT.matcher(amount);
        return parts.matches()
                ? OptionalInt.of(Integer.parseInt(parts.group(1)) * PENCE + Integer.parseInt(parts.group(2)))
                : OptionalInt.empty();
    }
}
