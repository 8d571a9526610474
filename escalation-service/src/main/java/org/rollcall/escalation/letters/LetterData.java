package org.rollcall.escalation.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a letter's templates know. It holds one parent's own name and address and nobody else's.
 *
 * @param reference quoted in replies
 * @param date of the letter
 * @param school name of the school
 * @param pupil the child's name as used at school
 * @param firstName the child's first name as used at school
 * @param parent the parent written to
 * @param sessions the sessions that the finding counted, in order
 * @param figures what else the finding counted
 * @param clauseId the clause the letter rests on
 * @param clause its sentence
 * @param policyId the policy it stands in
 */
public record LetterData(
        String reference,
        LocalDate date,
        String school,
        String pupil,
        String firstName,
        Addressee parent,
        List<CountedSession> sessions,
        Map<String, String> figures,
        String clauseId,
        String clause,
        String policyId) {
    public LetterData {
        sessions = List.copyOf(sessions);
        figures = Map.copyOf(figures);
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

    /**
     * A day with counted sessions.
     *
     * @param date date
     * @param morning whether the morning was counted
     * @param afternoon whether the afternoon was counted
     */
    public record Day(LocalDate date, boolean morning, boolean afternoon) {}

    /** The days on which sessions were counted, in order. */
    public List<Day> days() {
        Map<LocalDate, List<String>> byDate = sessions.stream()
                .collect(Collectors.groupingBy(
                        CountedSession::date,
                        TreeMap::new,
                        Collectors.mapping(CountedSession::session, Collectors.toList())));
        return byDate.entrySet().stream()
                .map(day -> new Day(
                        day.getKey(),
                        day.getValue().contains("AM"),
                        day.getValue().contains("PM")))
                .toList();
    }

    /** The first day counted, or null when none was. */
    public @Nullable LocalDate firstDay() {
        List<Day> days = days();
        return days.isEmpty() ? null : days.getFirst().date();
    }

    /** A figure as shown, or null when the finding has none of that name. */
    public @Nullable String figure(String name) {
        return figures.get(name);
    }
}
