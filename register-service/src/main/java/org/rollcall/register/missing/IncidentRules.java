package org.rollcall.register.missing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.missing.IncidentEntry.Type;
import org.rollcall.register.missing.Step.State;
import org.rollcall.rules.procedure.MissingProcedure;

/**
 * Which steps of a policy's procedure are due in an incident at a moment: a pure function of what was done, so that a step
 * is due by the school clock whether or not anybody looked (AET-11, BHCET-15).
 */
final class IncidentRules {
    /** Whom parents are, in entries that tell them something. */
    static final String PARENTS = "parents";

    private static final String POLICE = "police";

    private IncidentRules() {}

    /**
     * Every step, in the order of the procedure.
     *
     * @param toCall names of the people whose numbers are held, parents first
     */
    static List<Step> steps(Incident incident, MissingProcedure procedure, List<String> toCall, Instant now) {
        List<Step> steps = new ArrayList<>();
        procedure
                .tell()
                .forEach(duty ->
                        steps.add(told(incident, duty, "tell-" + duty.role().id(), "Told at once")));
        if (incident.flags().stream().anyMatch(procedure.flags()::contains)) {
            steps.add(told(
                    incident,
                    procedure.flagged(),
                    "tell-" + procedure.flagged().role().id(),
                    "Told because of the pupil's circumstances"));
        }
        procedure.searchAreas().forEach(area -> steps.add(search(incident, procedure, area)));
        Step parents = parents(incident, procedure, toCall, now);
        steps.add(parents);
        steps.add(police(incident, procedure, toCall, parents));
        steps.add(written(incident, Type.FORM, procedure.form(), "incident-form", "Write the incident form", true));
        incident.locatedAt().ifPresent(found -> located(incident, procedure, found, steps));
        steps.add(written(
                incident,
                Type.REPORT,
                procedure.report(),
                "investigation-report",
                "Investigate, conclude and write the report",
                incident.locatedAt().isPresent()));
        return List.copyOf(steps);
    }

    /** When each place was searched, and by whom; the last search counts. */
    static Optional<IncidentEntry> searched(Incident incident, String area) {
        return incident.all(Type.SEARCHED).stream()
                .filter(entry -> area.equals(entry.area()))
                .reduce((older, newer) -> newer);
    }

    private static Step told(Incident incident, MissingProcedure.Duty duty, String step, String title) {
        IncidentEntry notice = incident.all(Type.TOLD).stream()
                .filter(entry -> duty.role().id().equals(entry.name()))
                .findFirst()
                .orElse(null);
        return new Step(
                step,
                duty.cite(),
                duty.role().id(),
                title,
                notice == null ? State.DUE : State.DONE,
                incident.noticedAt(),
                notice == null ? null : notice.at());
    }

    private static Step search(Incident incident, MissingProcedure procedure, String area) {
        Instant done = searched(incident, area).map(IncidentEntry::at).orElse(null);
        return new Step(
                "search-" + area,
                procedure.searchCite(),
                "head",
                "Search: " + area.replace('-', ' '),
                done != null ? State.DONE : incident.locatedAt().isPresent() ? State.DROPPED : State.DUE,
                incident.noticedAt(),
                done);
    }

    private static Step parents(Incident incident, MissingProcedure procedure, List<String> toCall, Instant now) {
        Instant due = procedure
                .parentsDue()
                .map(minutes -> incident.noticedAt().plus(Duration.ofMinutes(minutes)))
                .or(() -> searchEnded(incident, procedure))
                .orElse(null);
        Instant done = incident.all(Type.CONTACT).stream()
                .filter(call -> !"NO_ANSWER".equals(call.outcome()))
                .map(IncidentEntry::at)
                .findFirst()
                .or(() -> exhausted(incident, toCall))
                .orElse(null);
        boolean foundFirst = incident.locatedAt()
                .map(found -> due == null || found.isBefore(due))
                .orElse(false);
        State state = done != null
                ? State.DONE
                : foundFirst ? State.DROPPED : due != null && !now.isBefore(due) ? State.DUE : State.WAITING;
        return new Step(
                "parents",
                procedure.parentsCite(),
                "office",
                "Tell the parents by the emergency numbers",
                state,
                due,
                done);
    }

    private static Step police(Incident incident, MissingProcedure procedure, List<String> toCall, Step parents) {
        Instant done = incident.first(Type.POLICE).map(IncidentEntry::at).orElse(null);
        boolean heard = incident.all(Type.CONTACT).stream().anyMatch(call -> "HEARD".equals(call.outcome()));
        Instant due = heard
                ? null
                : toCall.isEmpty()
                        ? parents.dueAt()
                        : exhausted(incident, toCall).orElse(null);
        boolean reached = due != null && (!toCall.isEmpty() || parents.state() == State.DUE);
        State state = done != null
                ? State.DONE
                : incident.locatedAt().isPresent() ? State.DROPPED : reached ? State.DUE : State.WAITING;
        return new Step(POLICE, procedure.policeCite(), "head", "Call the police", state, reached ? due : null, done);
    }

    /** When the last of the numbers held had been tried; empty while one has not, or none is held. */
    private static Optional<Instant> exhausted(Incident incident, List<String> toCall) {
        Set<String> tried = incident.all(Type.CONTACT).stream()
                .map(call -> lower(call.name()))
                .collect(Collectors.toUnmodifiableSet());
        return toCall.isEmpty() || !toCall.stream().map(IncidentRules::lower).allMatch(tried::contains)
                ? Optional.empty()
                : toCall.stream().map(name -> firstCall(incident, name)).max(Comparator.naturalOrder());
    }

    private static Instant firstCall(Incident incident, String name) {
        return incident.all(Type.CONTACT).stream()
                .filter(call -> lower(call.name()).equals(lower(name)))
                .map(IncidentEntry::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Optional<Instant> searchEnded(Incident incident, MissingProcedure procedure) {
        List<Instant> ends = procedure.searchAreas().stream()
                .flatMap(area -> searched(incident, area).stream())
                .map(IncidentEntry::at)
                .toList();
        return ends.size() == procedure.searchAreas().size()
                ? ends.stream().max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static void located(Incident incident, MissingProcedure procedure, Instant found, List<Step> steps) {
        toldBefore(incident, found).forEach(name -> {
            IncidentEntry notice = incident.all(Type.TOLD).stream()
                    .filter(entry -> name.equals(entry.name()) && !entry.at().isBefore(found))
                    .findFirst()
                    .orElse(null);
            steps.add(new Step(
                    "located-tell-" + name.replace(' ', '-'),
                    procedure.locatedCite(),
                    "office",
                    "Tell that the pupil was found: " + name,
                    notice == null ? State.DUE : State.DONE,
                    found,
                    notice == null ? null : notice.at()));
        });
        Instant talk = incident.first(Type.WELFARE).map(IncidentEntry::at).orElse(null);
        steps.add(new Step(
                "welfare",
                procedure.welfareCite(),
                "dsl",
                "Make sure that the pupil is safe and well",
                talk == null ? State.DUE : State.DONE,
                found,
                talk));
    }

    /** The parents always, and every agency that was told of the incident before the pupil was found. */
    private static List<String> toldBefore(Incident incident, Instant found) {
        List<String> names = new ArrayList<>(List.of(PARENTS));
        if (incident.first(Type.POLICE).isPresent()) {
            names.add(POLICE);
        }
        incident.all(Type.TOLD).stream()
                .filter(entry -> entry.at().isBefore(found) && !entry.byRole().equals(Actor.SYSTEM.role()))
                .map(IncidentEntry::name)
                .filter(name -> name != null && !names.contains(name))
                .forEach(names::add);
        return names.stream().distinct().toList();
    }

    private static Step written(
            Incident incident, Type type, MissingProcedure.Duty duty, String step, String title, boolean due) {
        Instant done = incident.last(type).map(IncidentEntry::at).orElse(null);
        return new Step(
                step,
                duty.cite(),
                duty.role().id(),
                title,
                done != null ? State.DONE : due ? State.DUE : State.WAITING,
                due ? incident.locatedAt().filter(at -> type == Type.REPORT).orElse(incident.noticedAt()) : null,
                done);
    }

    private static String lower(@Nullable String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }
}
