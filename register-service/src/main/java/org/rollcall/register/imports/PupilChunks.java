package org.rollcall.register.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Fields;
import org.rollcall.register.roll.AdmissionRules;
import org.rollcall.register.roll.Entry;
import org.rollcall.register.roll.ImportPupils;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.problem.Problem.FieldError;

/** Takes a file of pupils in; a row without a pupil's id is known again by its unique pupil number. */
final class PupilChunks implements Chunks {
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);
    private static final int SIZE = 250;

    private final int urn;
    private final Actor by;
    private final Snapshots snapshots;
    private final ImportPupils importPupils;
    private final Set<UUID> seen = new HashSet<>();

    PupilChunks(int urn, Actor by, Snapshots snapshots, ImportPupils importPupils) {
        this.urn = urn;
        this.by = by;
        this.snapshots = snapshots;
        this.importPupils = importPupils;
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public void take(List<FileRow> rows, Progress progress) {
        Map<UUID, Entry> entries = new LinkedHashMap<>();
        List<RowError> errors = sort(rows, entries);
        ChunkOutcome outcome = new ChunkOutcome(rows.size(), entries.size(), errors, List.of());
        if (entries.isEmpty()) {
            progress.keepAlone(outcome);
        } else {
            importPupils
                    .enter(urn, entries, by, transaction -> progress.keep(transaction, outcome))
                    .await()
                    .atMost(LONGEST_STEP);
        }
    }

    @Override
    public void skip(List<FileRow> rows) {
        sort(rows, new LinkedHashMap<>());
    }

    private List<RowError> sort(List<FileRow> rows, Map<UUID, Entry> entries) {
        SchoolSnapshot school = snapshots.current(urn).await().atMost(LONGEST_STEP);
        Map<String, UUID> byUpn = MarkRowRules.byUpn(school);
        List<RowError> errors = new ArrayList<>();
        for (FileRow row : rows) {
            Optional<UUID> classId = PupilRowRules.classId(row, school);
            if (classId.isEmpty()) {
                errors.add(new RowError(row.number(), "classId", "unknown-class", "The school has no such class."));
                continue;
            }
            Fields fields = new Fields();
            UUID pupilId = PupilRowRules.pupilId(urn, row, byUpn);
            Entry entry = AdmissionRules.read(PupilRowRules.body(urn, row, pupilId, classId.get(), fields), fields);
            if (!fields.errors().isEmpty()) {
                FieldError first = fields.errors().getFirst();
                errors.add(new RowError(row.number(), first.field(), "invalid", first.message()));
            } else if (seen.add(pupilId)) {
                entries.put(pupilId, entry);
            } else {
                errors.add(new RowError(
                        row.number(), "pupilId", "duplicate-pupil", "The pupil is named twice in the file."));
            }
        }
        return errors;
    }
}
