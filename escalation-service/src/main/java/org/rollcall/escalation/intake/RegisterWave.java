package org.rollcall.escalation.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.escalation.ledger.MarkEntry;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.events.Event;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.ledger.PupilLedger;

/**
 * A run of register events that can be applied together. Changes of past marks by people and files keep to themselves,
 * because what arises from them alone waits for a person. A person's second amendment of a pupil begins another run: a
 * finding is followed from one amendment to the next by the sessions it counted, however the events were batched.
 */
record RegisterWave(boolean pastMarks, List<Happened<Event>> events) {
    /** Splits events, in their order, where past marks begin or end and where a person amends a pupil's marks again. */
    static List<RegisterWave> split(List<Happened<Event>> events) {
        List<RegisterWave> waves = new ArrayList<>();
        Set<PupilKey> amended = new HashSet<>();
        for (Happened<Event> happened : events) {
            boolean pastMarks = isPastMarks(happened.event());
            Set<PupilKey> again = amendedByPerson(happened.event());
            if (waves.isEmpty() || waves.getLast().pastMarks() != pastMarks || !Collections.disjoint(amended, again)) {
                waves.add(new RegisterWave(pastMarks, new ArrayList<>()));
                amended.clear();
            }
            amended.addAll(again);
            waves.getLast().events().add(happened);
        }
        return waves;
    }

    /** The schools that they are about. */
    Set<Integer> urns() {
        return events.stream().map(happened -> happened.event().urn()).collect(Collectors.toSet());
    }

    /** The events of one type. */
    <E extends Event> List<Happened<E>> of(Class<E> type) {
        // Asked for some twenty types, of which a wave has one or two.
        List<Happened<E>> found = new ArrayList<>(0);
        for (int i = 0; i < events.size(); i++) {
            Happened<Event> happened = events.get(i);
            if (type.isInstance(happened.event())) {
                found.add(new Happened<>(type.cast(happened.event()), happened.traceparent()));
            }
        }
        return found;
    }

    /** The events of one type, without their traces. */
    <E extends Event> List<E> bare(Class<E> type) {
        List<E> found = new ArrayList<>(0);
        for (int i = 0; i < events.size(); i++) {
            if (type.isInstance(events.get(i).event())) {
                found.add(type.cast(events.get(i).event()));
            }
        }
        return found;
    }

    /** All marks that the wave carries. */
    List<MarkEntry> marks() {
        return Stream.concat(
                        bare(RegisterTaken.class).stream().flatMap(RegisterWave::marks),
                        bare(MarksAmended.class).stream().flatMap(RegisterWave::marks))
                .toList();
    }

    private static Stream<MarkEntry> marks(RegisterTaken taken) {
        SessionRef session = new SessionRef(taken.date(), Session.valueOf(taken.session()));
        return taken.marks().stream()
                .map(mark -> new MarkEntry(
                        new PupilKey(taken.urn(), mark.pupilId()),
                        session,
                        PupilLedger.symbolOf(mark.code(), false),
                        mark.revision()));
    }

    private static Stream<MarkEntry> marks(MarksAmended amended) {
        return amended.amendments().stream()
                .map(change -> new MarkEntry(
                        new PupilKey(amended.urn(), change.pupilId()),
                        new SessionRef(change.date(), Session.valueOf(change.session())),
                        PupilLedger.symbolOf(change.code(), isExpiry(amended, change)),
                        change.revision()));
    }

    /** O that the clock made of N stays unexplained. */
    private static boolean isExpiry(MarksAmended amended, MarksAmended.Amendment change) {
        return amended.kind() == MarksAmended.Kind.EXPIRED
                && "N".equals(change.previousCode())
                && change.code().equals("O");
    }

    private static Set<PupilKey> amendedByPerson(Event event) {
        return event instanceof MarksAmended amended && amended.kind() == MarksAmended.Kind.AMENDED
                ? amended.amendments().stream()
                        .map(change -> new PupilKey(amended.urn(), change.pupilId()))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static boolean isPastMarks(Event event) {
        return event instanceof MarksAmended amended && amended.kind() != MarksAmended.Kind.EXPIRED;
    }
}
