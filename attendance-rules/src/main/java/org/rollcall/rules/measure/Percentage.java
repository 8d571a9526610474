package org.rollcall.rules.measure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact percentage from 0 to 100 in steps of a hundredth, such as a limit of 92.5 %.
 *
 * @param basisPoints hundredths of a percent, 0 to 10000
 */
public record Percentage(int basisPoints) implements Comparable<Percentage> {

    public static final Percentage ZERO = new Percentage(0);
    public static final Percentage HUNDRED = new Percentage(10_000);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,2}))?");

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException outside 0 to 10000
     */
    public Percentage {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException("a percentage lies between 0 and 100, not " + basisPoints + "/100");
        }
    }

    /** A whole percentage. */
    public static Percentage of(int percent) {
        return new Percentage(Math.multiplyExact(percent, 100));
    }

    /**
     * Reads "94", "92.5" or "92.50".
     *
     * @throws IllegalArgumentException if the text is no such number or lies outside 0 to 100
     */
    public static Percentage parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a percentage has at most two decimals, unlike " + text);
        }
        String decimals = matcher.group(2) == null ? "00" : (matcher.group(2) + "0").substring(0, 2);
        return new Percentage(Integer.parseInt(matcher.group(1)) * 100 + Integer.parseInt(decimals));
    }

    /** The share of the part in the whole, rounded half up to two decimals for showing; never compare with it. */
    static String shown(long part, long whole) {
        long hundredths = (part * 20_000 + whole) / (2 * whole);
        long decimals = hundredths % 100;
        return hundredths / 100 + "." + (decimals < 10 ? "0" : "") + decimals;
    }

    @Override
    public int compareTo(Percentage other) {
        return Integer.compare(basisPoints, other.basisPoints);
    }

    /** Two decimals, such as "92.50". */
    @Override
    public String toString() {
        return shown(basisPoints, 10_000);
    }
}
