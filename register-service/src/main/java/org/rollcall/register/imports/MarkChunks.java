package org.rollcall.register.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.marking.ImportMarks;
import org.rollcall.register.marking.ImportedMark;
import org.rollcall.register.marking.StaleSnapshotException;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.clock.SchoolClock;

/** Takes a file of marks in. */
final class MarkChunks implements Chunks {
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);
    private static final int TRIES = 3;

    private final int urn;
    private final Actor by;
    private final Snapshots snapshots;
    private final ImportMarks importMarks;
    private final SchoolClock clock;
    private final SeenMarks seen = new SeenMarks();
    private @Nullable Roll roll;

    MarkChunks(int urn, Actor by, Snapshots snapshots, ImportMarks importMarks, SchoolClock clock) {
        this.urn = urn;
        this.by = by;
        this.snapshots = snapshots;
        this.importMarks = importMarks;
        this.clock = clock;
    }

    /** The school at one revision, with its pupils by their numbers. */
    private record Roll(SchoolSnapshot school, Map<String, UUID> byUpn) {}

    /** Rows that can be entered, and what is to be said of the others. */
    private record Sorted(List<ImportedMark> marks, ChunkOutcome outcome) {}

    @Override
    public int size() {
        // A row may carry the marks of a morning and an afternoon.
        return ImportMarks.MOST / 2;
    }

    @Override
    public void take(List<FileRow> rows, Progress progress) {
        StaleSnapshotException last = new StaleSnapshotException();
        for (int i = 0; i < TRIES; i++) {
            Roll now = current();
            Sorted sorted = sort(rows, now);
            if (sorted.marks().isEmpty()) {
                progress.keepAlone(sorted.outcome());
                return;
            }
            try {
                importMarks
                        .enter(
                                urn,
                                now.school().revision(),
                                sorted.marks(),
                                by,
                                transaction -> progress.keep(transaction, sorted.outcome()))
                        .await()
                        .atMost(LONGEST_STEP);
                return;
            } catch (StaleSnapshotException stale) {
                seen.forget(sorted.marks());
                last = stale;
            }
        }
        throw last;
    }

    @Override
    public void skip(List<FileRow> rows) {
        sort(rows, current());
    }

    private Sorted sort(List<FileRow> rows, Roll now) {
        List<ImportedMark> marks = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        List<RowError> flags = new ArrayList<>();
        for (FileRow row : rows) {
            switch (MarkRowRules.read(row, now.school(), now.byUpn(), seen, clock.today(), clock.now())) {
                case MarkRowRules.Read.Good read -> {
                    marks.addAll(read.marks());
                    if (read.flag() != null) {
                        flags.add(read.flag());
                    }
                }
                case MarkRowRules.Read.Bad read -> errors.add(read.error());
            }
        }
        return new Sorted(marks, new ChunkOutcome(rows.size(), rows.size() - errors.size(), errors, flags));
    }

    private Roll current() {
        SchoolSnapshot school = snapshots.current(urn).await().atMost(LONGEST_STEP);
        Roll known = roll;
        if (known == null || known.school().revision() != school.revision()) {
            known = new Roll(school, MarkRowRules.byUpn(school));
            roll = known;
        }
        return known;
    }
}
