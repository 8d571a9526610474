package org.rollcall.register.roll;

import java.util.regex.Pattern;

/** The unique pupil number: a check letter and twelve characters, the last a letter while the number is temporary. */
final class UpnRules {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final Pattern FORM = Pattern.compile("[A-Z]\\d{11}[0-9A-Z]");
    private static final int FIRST_WEIGHT = 2;

    private UpnRules() {}

    /** Whether the number has the right form and its check letter fits. */
    static boolean isValid(String upn) {
        if (!FORM.matcher(upn).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 1; i < upn.length(); i++) {
            char place = upn.charAt(i);
            int value = Character.isDigit(place) ? place - '0' : LETTERS.indexOf(place);
            if (value < 0) {
                return false;
            }
            sum += value * (FIRST_WEIGHT + i - 1);
        }
        return LETTERS.charAt(sum % LETTERS.length()) == upn.charAt(0);
    }

    /** Whether a valid number is temporary, which its last letter says. */
    static boolean isTemporary(String upn) {
        return Character.isLetter(upn.charAt(upn.length() - 1));
    }
}
