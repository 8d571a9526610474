package org.rollcall.register.imports;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.register.marking.ImportedMark;
import org.rollcall.rules.code.SessionRef;

/** The marks that a file has named so far: one bit for each pupil and session, because files are large. */
final class SeenMarks {
    private final Map<UUID, Integer> places = new HashMap<>();
    private final Map<SessionRef, BitSet> seen = new HashMap<>();

    /** Remembers the marks; false, and nothing remembered, when one of them was named before. */
    boolean add(List<ImportedMark> marks) {
        if (marks.stream().anyMatch(mark -> bits(mark).get(place(mark)))) {
            return false;
        }
        marks.forEach(mark -> bits(mark).set(place(mark)));
        return true;
    }

    /** Lets marks be named again, because their chunk did not land. */
    void forget(List<ImportedMark> marks) {
        marks.forEach(mark -> bits(mark).clear(place(mark)));
    }

    private BitSet bits(ImportedMark mark) {
        return seen.computeIfAbsent(mark.session(), any -> new BitSet());
    }

    private int place(ImportedMark mark) {
        return places.computeIfAbsent(mark.pupilId(), any -> places.size());
    }
}
