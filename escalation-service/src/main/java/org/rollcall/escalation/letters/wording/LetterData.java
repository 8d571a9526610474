package org.rollcall.escalation.letters.wording;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a letter is made of. It holds one parent's own name and address and nobody else's.
 *
 * @param reference quoted in replies
 * @param date of the letter
 * @param school name of the school
 * @param pupil the child's name as used at school
 * @param firstName the child's first name as used at school
 * @param className the child's class, null while it is not known
 * @param parent the parent written to
 * @param sessions the sessions that the finding counted, in order
 * @param figures what else the finding counted
 * @param fields what was given for this letter
 * @param clauseId the clause the letter rests on
 * @param clause its sentence
 * @param policyId the policy it stands in
 * @param look letterhead, format and wording
 */
public record LetterData(
        String reference,
        LocalDate date,
        String school,
        String pupil,
        String firstName,
        @Nullable String className,
        Addressee parent,
        List<CountedSession> sessions,
        Map<String, String> figures,
        Map<String, String> fields,
        String clauseId,
        String clause,
        String policyId,
        LetterLook look) {
    public LetterData {
        sessions = List.copyOf(sessions);
        figures = Map.copyOf(figures);
        fields = Map.copyOf(fields);
    }

    /**
     * The parent written to.
     *
     * @param name full name
     * @param address lines of the parent's own address
     */
    public record Addressee(String name, List<String> address) {}

    /**
     * A session that was counted.
     *
     * @param date date
     * @param session AM or PM
     * @param code attendance code
     */
    public record CountedSession(LocalDate date, String session, String code) {}

    /** The days on which sessions were counted, in order, a half day with its half. */
    List<String> days() {
        Map<LocalDate, List<String>> byDate = sessions.stream()
                .collect(Collectors.groupingBy(
                        CountedSession::date,
                        TreeMap::new,
                        Collectors.mapping(CountedSession::session, Collectors.toList())));
        return byDate.entrySet().stream()
                .map(day -> LetterFormats.write(day.getKey(), "weekday") + half(day.getValue()))
                .toList();
    }

    private static String half(List<String> halves) {
        if (halves.contains("AM") && halves.contains("PM")) {
            return "";
        }
        return halves.contains("AM") ? ", morning" : ", afternoon";
    }

    /** What was given for a field, or else counted or known under its name; null when nothing is. */
    @Nullable
    String entered(String field) {
        String known = fields.getOrDefault(field, figures.get(field));
        return known != null || !standing().containsKey(field)
                ? known
                : String.join("\n", standing().getOrDefault(field, List.of()));
    }

    /** How the parent is addressed. */
    public String salutation() {
        return Objects.requireNonNullElse(fields.get("salutation"), parent.name());
    }

    /** What every letter may put in; what is not known is not there. */
    Map<String, List<String>> standing() {
        Map<String, List<String>> known = new LinkedHashMap<>();
        Letterhead head = look.letterhead();
        put(known, "school", school);
        put(known, "pupil", pupil);
        put(known, "firstName", firstName);
        put(known, "forename", firstName);
        put(known, "parent", parent.name());
        put(known, "className", className);
        put(known, "date", LetterFormats.write(date, "long"));
        put(known, "reference", reference);
        put(known, "schoolPhone", head.phone());
        put(known, "schoolEmail", head.email());
        put(known, "signatory", head.signedBy());
        if (!sessions.isEmpty()) {
            known.put("days", days());
            put(known, "firstDay", LetterFormats.write(sessions.getFirst().date(), "long"));
            put(known, "lastDay", LetterFormats.write(sessions.getLast().date(), "long"));
        }
        return known;
    }

    /** The names of what every letter may put in. */
    static List<String> standingNames() {
        return List.of(
                "school",
                "pupil",
                "firstName",
                "forename",
                "parent",
                "className",
                "date",
                "reference",
                "schoolPhone",
                "schoolEmail",
                "signatory",
                "days",
                "firstDay",
                "lastDay");
    }

    private static void put(Map<String, List<String>> known, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            known.put(name, List.of(value));
        }
    }
}
