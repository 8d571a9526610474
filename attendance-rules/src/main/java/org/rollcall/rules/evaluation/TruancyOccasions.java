package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.rules.policy.Condition.Gone;
import org.rollcall.rules.policy.Condition.SuspectedTruancy;

/**
 * Pupils who came and were gone again without the school's being told the cause (AET-10.1, BHCET-14.1): each day once. It
 * is a suspicion, which a person confirms or dismisses. An unmarked afternoon is the register's to chase, not the pupil's.
 */
final class TruancyOccasions {

    private final History history;
    private final PupilFacts facts;
    private final LocalDateTime asOf;

    TruancyOccasions(History history, PupilFacts facts, LocalDateTime asOf) {
        this.history = history;
        this.facts = facts;
        this.asOf = asOf;
    }

    /** The days on which the pupil was gone, each with the moment at which it was first known. */
    List<Occasion> suspected(SuspectedTruancy trigger) {
        Map<LocalDate, Occasion> byDay = new TreeMap<>();
        List<Occasion> found = new ArrayList<>();
        if (trigger.of().contains(Gone.LESSON)) {
            found.addAll(lessons());
        }
        if (trigger.of().contains(Gone.AFTERNOON)) {
            found.addAll(afternoons());
        }
        found.stream()
                .sorted(Comparator.comparing(occasion -> occasion.moments().getFirst()))
                .forEach(occasion -> byDay.putIfAbsent(occasion.occurrence(), occasion));
        return List.copyOf(byDay.values());
    }

    private List<Occasion> afternoons() {
        List<Occasion> occasions = new ArrayList<>();
        @Nullable Lived before = null;
        for (Lived session : history.sessions()) {
            if (before != null
                    && before.date().equals(session.date())
                    && before.mark().ref().session() == Session.AM
                    && before.codeClass() == CodeClass.PRESENT
                    && session.mark().isUnexplained()
                    && !isToldOf(session.date(), session.closesAt())
                    && !isSignedOut(session.date(), session.closesAt())) {
                occasions.add(Occasion.at(
                        session.date(),
                        session.closesAt(),
                        new Evidence(
                                List.of(before.counted(), session.counted()),
                                Map.of("gone", "afternoon"),
                                session.date(),
                                session.date())));
            }
            before = session;
        }
        return occasions;
    }

    private List<Occasion> lessons() {
        return facts.events().stream()
                .filter(event -> event.what() == CaseEvent.LESSON_MISSED
                        && !event.at().isAfter(asOf)
                        && !isToldOf(event.at().toLocalDate(), event.at()))
                .map(event -> {
                    Map<String, String> figures = new TreeMap<>(event.figures());
                    figures.put("gone", "lesson");
                    LocalDate day = event.at().toLocalDate();
                    return Occasion.at(day, event.at(), new Evidence(List.of(), figures, day, day));
                })
                .toList();
    }

    /** Whether a parent had reported the absence by then. */
    private boolean isToldOf(LocalDate day, LocalDateTime moment) {
        return facts.absenceReports().stream()
                .anyMatch(report -> report.concerns(day, day) && !report.at().isAfter(moment));
    }

    /** Whether the pupil's last line in the signing book of that day, by then, is one of leaving. */
    private boolean isSignedOut(LocalDate day, LocalDateTime moment) {
        Optional<CaseFact> last = facts.events().stream()
                .filter(event -> event.what() == CaseEvent.SIGNED_OUT || event.what() == CaseEvent.SIGNED_IN)
                .filter(event ->
                        event.at().toLocalDate().equals(day) && !event.at().isAfter(moment))
                .max(Comparator.comparing(CaseFact::at));
        return last.filter(event -> event.what() == CaseEvent.SIGNED_OUT).isPresent();
    }
}
