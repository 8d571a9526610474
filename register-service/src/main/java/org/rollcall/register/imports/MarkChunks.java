package org.rollcall.register.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private final MarkRowRules rules = new MarkRowRules();

    MarkChunks(int urn, Actor by, Snapshots snapshots, ImportMarks importMarks, SchoolClock clock) {
        this.urn = urn;
        this.by = by;
        this.snapshots = snapshots;
        this.importMarks = importMarks;
        this.clock = clock;
    }

    @Override
    public int size() {
        return ImportMarks.MOST;
    }

    @Override
    public ChunkOutcome take(List<CsvRow> rows) {
        StaleSnapshotException last = new StaleSnapshotException();
        for (int i = 0; i < TRIES; i++) {
            List<ImportedMark> good = new ArrayList<>();
            try {
                return attempt(rows, good);
            } catch (StaleSnapshotException stale) {
                rules.forget(good);
                last = stale;
            }
        }
        throw last;
    }

    private ChunkOutcome attempt(List<CsvRow> rows, List<ImportedMark> good) {
        SchoolSnapshot school = snapshots.current(urn).await().atMost(LONGEST_STEP);
        Map<String, UUID> byUpn = MarkRowRules.byUpn(school);
        List<RowError> errors = new ArrayList<>();
        for (CsvRow row : rows) {
            switch (rules.read(row, school, byUpn, clock.today(), clock.now())) {
                case MarkRowRules.Read.Good read -> good.add(read.mark());
                case MarkRowRules.Read.Bad read -> errors.add(read.error());
            }
        }
        if (!good.isEmpty()) {
            importMarks.enter(urn, school.revision(), good, by).await().atMost(LONGEST_STEP);
        }
        return new ChunkOutcome(good.size(), errors);
    }
}
