package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.rules.policy.Condition.ElapsedSinceLeave;
import org.rollcall.rules.policy.Condition.MarkAfterLeave;

/** What follows leave that was granted. */
final class LeaveOccasions {

    private final History history;
    private final PupilFacts facts;

    LeaveOccasions(History history, PupilFacts facts) {
        this.history = history;
        this.facts = facts;
    }

    /**
     * Leave after which the pupil did not come back: absent without permission from the first possible session on, for so
     * many school days. Authorised absence such as illness ends the count, as the law's exception does (BHCET-9.5).
     */
    List<Occasion> notReturned(ElapsedSinceLeave trigger) {
        List<Occasion> occasions = new ArrayList<>();
        for (LeaveFact leave : facts.leaves()) {
            List<Lived> after = after(leave);
            List<Spell> spells = Spell.ofLadder(after);
            if (spells.isEmpty()
                    || !spells.getFirst().sessions().getFirst().equals(after.getFirst())
                    || spells.getFirst().days().size() < trigger.schoolDays()) {
                continue;
            }
            Spell spell = spells.getFirst();
            Lived deciding =
                    spell.days().get(trigger.schoolDays() - 1).sessions().getFirst();
            List<Lived> counted = spell.sessionsUntil(deciding.closesAt());
            occasions.add(new Occasion(
                    spell.firstDay(),
                    spell.firstDay(),
                    List.of(deciding.closesAt()),
                    spell.ended(),
                    evidence(leave, counted, Map.of("day", String.valueOf(trigger.schoolDays())))));
        }
        return occasions;
    }

    /** Leave whose first possible session afterwards has such a mark (ATT-A1.6.9). */
    List<Occasion> directlyAfter(MarkAfterLeave trigger) {
        List<Occasion> occasions = new ArrayList<>();
        for (LeaveFact leave : facts.leaves()) {
            List<Lived> after = after(leave);
            if (!after.isEmpty() && trigger.codes().contains(after.getFirst().code())) {
                Lived first = after.getFirst();
                occasions.add(Occasion.at(
                        first.date(), first.closesAt(), evidence(leave, List.of(first), Map.of("count", "1"))));
            }
        }
        return occasions;
    }

    private List<Lived> after(LeaveFact leave) {
        return history.sessions().stream()
                .filter(session -> session.date().isAfter(leave.to()))
                .filter(session -> session.codeClass().isPossible())
                .toList();
    }

    private static Evidence evidence(LeaveFact leave, List<Lived> counted, Map<String, String> figures) {
        LocalDate last = counted.getLast().date();
        return new Evidence(
                        counted.stream().map(Lived::counted).toList(),
                        figures,
                        counted.getFirst().date(),
                        last)
                .with("leaveEnded", leave.to().toString());
    }
}
