package org.rollcall.rules.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.Condition.Absence;

/** A pupil's absences of each kind, read from the marks when a rule first asks for the kind. */
final class PupilSpells {

    private final List<Lived> sessions;
    private @Nullable List<Spell> ladder;
    private @Nullable List<Spell> statute;
    private @Nullable List<Spell> statuteOfCompulsoryAge;
    private @Nullable List<Spell> illness;
    private @Nullable List<Spell> any;

    PupilSpells(History history) {
        this.sessions = history.sessions();
    }

    /** Runs as a count of school days in a row sees them. */
    List<Spell> runs(Absence of, boolean compulsoryAge) {
        return switch (of) {
            case UNEXPLAINED, UNAUTHORISED -> statute(compulsoryAge);
            case ILLNESS -> illness();
            case ANY -> any();
        };
    }

    /** Separate absences; an unexplained one begins with a session that nobody has explained. */
    List<Spell> separate(Absence of) {
        return switch (of) {
            case UNEXPLAINED ->
                ladder().isEmpty()
                        ? List.of()
                        : ladder().stream()
                                .filter(spell ->
                                        spell.sessions().getFirst().mark().isUnexplained())
                                .toList();
            case UNAUTHORISED -> ladder();
            case ILLNESS -> illness();
            case ANY -> any();
        };
    }

    List<Spell> ladder() {
        if (ladder == null) {
            ladder = Spell.ofLadder(sessions);
        }
        return ladder;
    }

    List<Spell> statute(boolean compulsoryAge) {
        if (statute == null || statuteOfCompulsoryAge == null) {
            statute = Spell.ofStatute(sessions);
            boolean always = sessions.stream().allMatch(Lived::compulsoryAge);
            statuteOfCompulsoryAge = always
                    ? statute
                    : Spell.ofStatute(
                            sessions.stream().filter(Lived::compulsoryAge).toList());
        }
        return compulsoryAge ? statuteOfCompulsoryAge : statute;
    }

    private List<Spell> illness() {
        if (illness == null) {
            illness = Spell.ofIllness(sessions);
        }
        return illness;
    }

    private List<Spell> any() {
        if (any == null) {
            any = Spell.ofAny(sessions);
        }
        return any;
    }
}
