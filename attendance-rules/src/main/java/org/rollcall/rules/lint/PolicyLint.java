package org.rollcall.rules.lint;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.measure.Percentage;
import org.rollcall.rules.policy.Comparison;
import org.rollcall.rules.policy.Condition.RateThreshold;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.RateTest;
import org.rollcall.rules.policy.RateTest.Measure;
import org.rollcall.rules.policy.RegisterDefault;
import org.rollcall.rules.policy.Rule;
import org.rollcall.rules.policy.Statement;

/** Holds a policy against the law in force on a date; it corrects nothing. */
public final class PolicyLint {

    /** Regulations and guidance of 2024 came into force. */
    private static final LocalDate LAW_OF_2024 = LocalDate.of(2024, 8, 19);

    private static final int WINDOW_MINUTES = 30;
    private static final int RETENTION_YEARS = 6;
    private static final int PENALTY_POUNDS = 80;
    private static final RateTest TENTH_MISSED = new RateTest(Measure.ABSENCE, Comparison.GTE, Percentage.of(10));
    private static final RateTest NINE_TENTHS_ATTENDED =
            new RateTest(Measure.ATTENDANCE, Comparison.LTE, Percentage.of(90));

    private PolicyLint() {}

    /** The departures of the policy on that date, by kind; none before the policy itself is in force. */
    public static List<Departure> lint(PolicyProfile policy, LocalDate on) {
        if (on.isBefore(policy.inForce().from())) {
            return List.of();
        }
        List<Departure> departures = new ArrayList<>();
        register(policy, on).ifPresent(departures::add);
        persistentAbsence(policy, on).ifPresent(departures::add);
        policy.statements().stream()
                .filter(statement -> !statement.from().isAfter(on) && departs(statement, on))
                .map(PolicyLint::departure)
                .forEach(departures::add);
        departures.sort(Comparator.comparing(Departure::lint));
        return List.copyOf(departures);
    }

    private static boolean departs(Statement statement, LocalDate on) {
        return switch (statement.about()) {
            case PERSISTENT_ABSENCE, BANDS, CONTRADICTION -> true;
            case RETENTION_YEARS -> is2024(on) && statement.number() < RETENTION_YEARS;
            case PENALTY_POUNDS -> is2024(on) && statement.number() != PENALTY_POUNDS;
            case CODES -> !retired(statement, on).isEmpty();
            case PENALTY_DAYS, ATTENDANCE_RETURN, UNEXPLAINED, DELETION, RECODED_LEAVE, REFUSED_LEAVE, REGULATIONS ->
                is2024(on);
        };
    }

    private static Departure departure(Statement statement) {
        return departure(Lint.of(statement.about()), statement.cites(), statement.says());
    }

    private static Departure departure(Lint lint, List<String> clauses, String says) {
        return new Departure(lint, clauses, lint.law(), says, lint.effect());
    }

    private static TreeSet<String> retired(Statement statement, LocalDate on) {
        TreeSet<String> retired = new TreeSet<>(statement.codes());
        retired.removeIf(code -> CodeEdition.on(on).find(code).isPresent());
        return retired;
    }

    private static Optional<Departure> register(PolicyProfile policy, LocalDate on) {
        Optional<RegisterDefault> morning = times(policy, Session.AM, on);
        Optional<RegisterDefault> afternoon = times(policy, Session.PM, on);
        List<String> clauses = Stream.concat(morning.stream(), afternoon.stream())
                .map(RegisterDefault::cite)
                .distinct()
                .toList();
        if (clauses.isEmpty() || !is2024(on)) {
            return Optional.empty();
        }
        String says = "The register is open " + words(morning) + " in the morning and " + words(afternoon)
                + " in the afternoon; the guidance asks for the same length in every session, " + WINDOW_MINUTES
                + " minutes at most.";
        boolean lawful = morning.isPresent()
                && afternoon.isPresent()
                && minutes(morning.get()) == minutes(afternoon.get())
                && minutes(morning.get()) > 0
                && minutes(morning.get()) <= WINDOW_MINUTES;
        return lawful ? Optional.empty() : Optional.of(departure(Lint.REGISTER_WINDOW, clauses, says));
    }

    private static Optional<RegisterDefault> times(PolicyProfile policy, Session session, LocalDate on) {
        return policy.register().stream()
                .filter(times -> times.session() == session && !times.from().isAfter(on))
                .max(Comparator.comparing(RegisterDefault::from));
    }

    private static String words(Optional<RegisterDefault> times) {
        return times.map(stated -> "for " + minutes(stated) + " minutes").orElse("for a time that is not stated");
    }

    private static long minutes(RegisterDefault times) {
        LocalTime opens = times.times().opens();
        return Duration.between(opens, times.times().closes()).toMinutes();
    }

    private static Optional<Departure> persistentAbsence(PolicyProfile policy, LocalDate on) {
        return policy.rule("persistent-absence", on)
                .filter(rule -> rule.trigger() instanceof RateThreshold rate && !isNational(rate))
                .map(rule -> departure(Lint.PERSISTENT_ABSENCE, rule.cites(), words(rule)));
    }

    private static boolean isNational(RateThreshold rate) {
        return rate.tests().equals(List.of(TENTH_MISSED)) || rate.tests().equals(List.of(NINE_TENTHS_ATTENDED));
    }

    private static String words(Rule rule) {
        return "The rule " + rule.id() + " does not begin at exactly 10 % missed, as the national measure does.";
    }

    private static boolean is2024(LocalDate on) {
        return !on.isBefore(LAW_OF_2024);
    }
}
