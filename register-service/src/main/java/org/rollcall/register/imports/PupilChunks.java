package org.rollcall.register.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.roll.AdmissionRules;
import org.rollcall.register.roll.Entry;
import org.rollcall.register.roll.ImportPupils;
import org.rollcall.register.roll.PupilBody;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.problem.Problem.FieldError;

/** Takes a file of pupils in; a row without a pupil's id is known again by its unique pupil number. */
final class PupilChunks implements Chunks {
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);
    private static final int SIZE = 250;
    private static final Set<String> YES = Set.of("true", "yes", "y", "1");

    private final int urn;
    private final Actor by;
    private final Snapshots snapshots;
    private final ImportPupils importPupils;

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
    public ChunkOutcome take(List<CsvRow> rows) {
        SchoolSnapshot school = snapshots.current(urn).await().atMost(LONGEST_STEP);
        Map<String, UUID> classes = classesByName(school);
        Map<String, UUID> byUpn = MarkRowRules.byUpn(school);
        Map<UUID, Entry> entries = new LinkedHashMap<>();
        List<RowError> errors = new ArrayList<>();
        for (CsvRow row : rows) {
            Fields fields = new Fields();
            UUID pupilId = pupilId(row, byUpn);
            UUID classId = classId(row, school, classes).orElse(null);
            if (classId == null) {
                errors.add(new RowError(row.number(), "classId", "unknown-class", "The school has no such class."));
                continue;
            }
            Entry entry = AdmissionRules.read(body(row, pupilId, classId, fields), fields);
            if (!fields.errors().isEmpty()) {
                FieldError first = fields.errors().getFirst();
                errors.add(new RowError(row.number(), first.field(), "invalid", first.message()));
            } else if (entries.putIfAbsent(pupilId, entry) != null) {
                errors.add(new RowError(
                        row.number(), "pupilId", "duplicate-pupil", "The pupil is named twice in the file."));
            }
        }
        if (!entries.isEmpty()) {
            importPupils.enter(urn, entries, by).await().atMost(LONGEST_STEP);
        }
        return new ChunkOutcome(entries.size(), errors);
    }

    private static Map<String, UUID> classesByName(SchoolSnapshot school) {
        Map<String, UUID> byName = new HashMap<>();
        school.classes().forEach((id, ofClass) -> byName.put(ofClass.name().toLowerCase(Locale.ROOT), id));
        return byName;
    }

    private UUID pupilId(CsvRow row, Map<String, UUID> byUpn) {
        String given = row.get("pupilid");
        String upn = row.get("upn");
        // Without an id the row itself names the pupil, so that the same file twice is the same pupils.
        return Optional.ofNullable(given)
                .flatMap(PathValue::readUuid)
                .or(() -> Optional.ofNullable(upn).map(byUpn::get))
                .orElseGet(() -> derived(
                        upn == null
                                ? row.get("legalsurname") + "/" + row.get("legalforename") + "/"
                                        + row.get("dateofbirth")
                                : upn));
    }

    private static Optional<UUID> classId(CsvRow row, SchoolSnapshot school, Map<String, UUID> classes) {
        String id = row.get("classid");
        String name = row.get("classname");
        return id != null
                ? PathValue.readUuid(id).filter(school.classes()::containsKey)
                : Optional.ofNullable(name).map(word -> classes.get(word.toLowerCase(Locale.ROOT)));
    }

    private UUID derived(String name) {
        return UUID.nameUUIDFromBytes((urn + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    private PupilBody body(CsvRow row, UUID pupilId, UUID classId, Fields fields) {
        String parentId = row.get("parentid");
        PupilBody.ParentBody parent = new PupilBody.ParentBody(
                parentId == null
                        ? derived(pupilId + "/" + row.get("parentname")).toString()
                        : parentId,
                row.get("parentname"),
                row.get("parentaddress") == null ? row.get("address") : row.get("parentaddress"),
                isYes(row.get("parentliveswith"), true),
                phones(row.get("parentphone")),
                row.get("parentemail"),
                isYes(row.get("parentcontactallowed"), true),
                1);
        return new PupilBody(
                row.get("legalsurname"),
                row.get("legalforename"),
                row.get("knownas"),
                row.get("sex"),
                row.get("dateofbirth"),
                row.get("upn"),
                row.get("startdate"),
                classId.toString(),
                yearGroup(row.get("yeargroup"), fields),
                row.get("address"),
                row.get("lacode"),
                List.of(parent),
                List.of(),
                row.get("lastschool"),
                flags(row.get("flags")),
                row.get("ethnicity"),
                List.of(),
                null);
    }

    private static boolean isYes(@Nullable String word, boolean otherwise) {
        return word == null ? otherwise : YES.contains(word.toLowerCase(Locale.ROOT));
    }

    private static @Nullable Integer yearGroup(@Nullable String word, Fields fields) {
        if (word == null || !word.matches("-?\\d{1,2}")) {
            if (word != null) {
                fields.fault("yearGroup", "must be a whole number");
            }
            return null;
        }
        return Integer.valueOf(word);
    }

    private static List<String> phones(@Nullable String words) {
        return words == null
                ? List.of()
                : Arrays.stream(words.split("\\|")).map(String::strip).toList();
    }

    private static List<JsonNode> flags(@Nullable String words) {
        return words == null
                ? List.of()
                : Arrays.stream(words.split("\\|"))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .<JsonNode>map(TextNode::valueOf)
                        .toList();
    }
}
