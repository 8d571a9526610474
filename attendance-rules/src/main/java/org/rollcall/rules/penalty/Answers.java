package org.rollcall.rules.penalty;

import java.util.List;
import java.util.Map;

/** What was answered to the questions before a penalty notice, each with its reason. */
public record Answers(Map<Question, Answer> given) {
    /** Yes or no, and why. */
    public record Answer(boolean yes, String rationale) {}

    public Answers {
        given = Map.copyOf(given);
    }

    /** The school's questions without an answer, or with one that gives no reason. */
    List<Question> open() {
        return Question.ofSchool().stream()
                .filter(question -> !given.containsKey(question)
                        || given.get(question).rationale().isBlank())
                .toList();
    }

    boolean isYes(Question question) {
        Answer answer = given.get(question);
        return answer != null && answer.yes();
    }
}
