package org.rollcall.escalation.finding;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.JsonColumn;

/** The steps of a kept finding, read from their text when somebody asks: nearly always nothing has changed for them. */
final class KeptSteps extends AbstractList<PlannedStep> {
    private static final TypeReference<List<PlannedStep>> STEPS = new TypeReference<>() {};

    private final String text;
    private final JsonColumn json;
    private @Nullable List<PlannedStep> steps;

    KeptSteps(String text, JsonColumn json) {
        this.text = text;
        this.json = json;
    }

    @Override
    public PlannedStep get(int index) {
        return steps().get(index);
    }

    @Override
    public int size() {
        return steps().size();
    }

    private List<PlannedStep> steps() {
        if (steps == null) {
            steps = json.read(text, STEPS);
        }
        return steps;
    }
}
