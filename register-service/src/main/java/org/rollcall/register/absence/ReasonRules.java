package org.rollcall.register.absence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code that fits what a parent said, to be proposed and never stored by itself (KCA-9.10, ATT-A1.5.3, BHCET-10.10a):
 * an appointment is M and not I. Whether an absence is authorised is for the school to say, so anything else has none.
 */
final class ReasonRules {
    private static final String MEDICAL = "M";
    private static final String ILLNESS = "I";
    private static final List<Map.Entry<Pattern, String>> WORDS = List.of(
            Map.entry(
                    words(
                            "dentist|dental|orthodontist|optician|doctor'?s?|gp|hospital|clinic|surgery|appointment|medical"),
                    MEDICAL),
            Map.entry(
                    words("ill|illness|sick|sickness|unwell|poorly|fever|temperature|flu|cold|cough|vomiting|diarrhoea"
                            + "|headache|migraine|infection|chickenpox|covid|tonsillitis|stomach"),
                    ILLNESS));

    private ReasonRules() {}

    /** The code to propose for a reason in a parent's own words, if one fits. */
    static Optional<String> codeFor(String reason) {
        String said = reason.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(entry -> entry.getKey().matcher(said).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(" + alternatives + ")\\b");
    }
}
