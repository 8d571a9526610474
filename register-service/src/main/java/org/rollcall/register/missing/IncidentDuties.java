package org.rollcall.register.missing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.register.duty.Duty;
import org.rollcall.support.clock.SchoolClock;

/**
 * What an incident asks of people as tasks of their own, beside its page: whoever is told at once joins in, and each step
 * that is due, the police before all (AET-11.5, BHCET-15.4). Ticking off places and telling that the pupil was found stay
 * on the page.
 */
final class IncidentDuties {
    private static final String TOLD = "tell-";
    private static final List<String> ON_THE_PAGE = List.of("search-", "located-tell-");

    private IncidentDuties() {}

    /** What is asked when the incident opens. */
    static List<Duty> opened(IncidentView incident) {
        List<Duty> duties = new ArrayList<>();
        incident.steps().stream()
                .filter(step -> step.step().startsWith(TOLD))
                .map(step -> duty(incident, step, "A pupil is missing: join the search and follow the procedure"))
                .forEach(duties::add);
        duties.addAll(changed(Map.of(), incident));
        return duties;
    }

    /** What an entry changed. */
    static List<Duty> changed(IncidentView before, IncidentView after) {
        Map<String, Boolean> asked = new HashMap<>();
        before.steps().forEach(step -> asked.put(step.step(), isAsked(step)));
        List<Duty> duties = new ArrayList<>(changed(asked, after));
        boolean found = before.state().equals(Incident.State.OPEN.name())
                && !after.state().equals(Incident.State.OPEN.name());
        if (found) {
            after.steps().stream()
                    .filter(step -> step.step().startsWith(TOLD))
                    .map(step -> duty(after, step, step.title()).ended())
                    .forEach(duties::add);
        }
        return duties;
    }

    private static List<Duty> changed(Map<String, Boolean> before, IncidentView after) {
        return after.steps().stream()
                .filter(step ->
                        !step.step().startsWith(TOLD) && ON_THE_PAGE.stream().noneMatch(step.step()::startsWith))
                .filter(step -> before.getOrDefault(step.step(), false) != isAsked(step))
                .map(step -> isAsked(step)
                        ? duty(after, step, step.title())
                        : duty(after, step, step.title()).ended())
                .toList();
    }

    /** A step that waits for the clock alone is asked at once, so that it is not forgotten when its minute comes. */
    private static boolean isAsked(Step step) {
        return step.state() == Step.State.DUE || step.state() == Step.State.WAITING && step.dueAt() != null;
    }

    private static Duty duty(IncidentView incident, Step step, String title) {
        UUID pupil = incident.pupilId();
        return new Duty(
                "missing/" + incident.incidentId() + "/" + step.step(),
                pupil,
                step.role(),
                title,
                step.clause(),
                incident.noticedAt().atZone(SchoolClock.ZONE).toLocalDate(),
                false,
                true);
    }
}
