package org.rollcall.escalation.letters;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.support.problem.Problem;

/** What a letter's state does not allow, as problems with stable codes. */
final class LetterConflict {
    private LetterConflict() {}

    static HttpProblem notProposed(Letter letter) {
        return Problem.conflict(
                "letter-not-proposed", "Only a proposed letter is approved; this one is " + word(letter));
    }

    static HttpProblem notCancellable(Letter letter) {
        return Problem.conflict(
                "letter-not-cancellable",
                "Only a proposed or approved letter is cancelled; this one is " + word(letter));
    }

    static HttpProblem incomplete(Map<String, String> lacks) {
        String what = lacks.entrySet().stream()
                .map(lack -> lack.getKey() + " " + lack.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.conflict("letter-incomplete", "The letter cannot be written yet: " + what + ".");
    }

    static HttpProblem alreadyDrafted() {
        return Problem.conflict(
                "letter-already-drafted",
                "An unsent letter of this kind is drafted for the pupil already: fill that one in, or cancel it.");
    }

    static HttpProblem beingSent() {
        return Problem.conflict("letter-being-sent", "A carrier has the letter at this moment.");
    }

    static HttpProblem nothingToResolve(Letter letter) {
        return Problem.conflict(
                "letter-not-unresolved",
                "Only a letter of which sight was lost, or one in the print run, is resolved; this one is "
                        + word(letter));
    }

    static HttpProblem noAddressee(Letter letter) {
        return Problem.conflict(
                "letter-without-addressee", "The parent of this letter may no longer be written to: cancel it.");
    }

    private static String word(Letter letter) {
        return letter.state().word().name() + ", by " + letter.channel().name() + ".";
    }
}
