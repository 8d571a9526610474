package org.rollcall.register.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.roll.PupilBody;
import org.rollcall.register.roll.SchoolSnapshot;

/** What a row of a pupil says, as the admission register would be told it. */
final class PupilRowRules {
    private static final Set<String> YES = Set.of("true", "yes", "y", "1");

    private PupilRowRules() {}

    /** The pupil that the row means: by id, by unique pupil number, or as the row itself names the pupil. */
    static UUID pupilId(int urn, FileRow row, Map<String, UUID> byUpn) {
        String upn = row.get("upn");
        // Without an id the row itself names the pupil, so that the same file twice is the same pupils.
        return Optional.ofNullable(row.get("pupilid"))
                .flatMap(PathValue::readUuid)
                .or(() -> Optional.ofNullable(upn).map(byUpn::get))
                .orElseGet(() -> derived(
                        urn,
                        upn == null
                                ? row.get("legalsurname") + "/" + row.get("legalforename") + "/"
                                        + row.get("dateofbirth")
                                : upn));
    }

    /** The class that the row names; where it names none, the only class of the pupil's year group. */
    static Optional<UUID> classId(FileRow row, SchoolSnapshot school) {
        String id = row.get("classid");
        String name = row.get("classname");
        if (id != null) {
            return PathValue.readUuid(id).filter(school.classes()::containsKey);
        }
        if (name != null) {
            return classes(school)
                    .filter(known ->
                            known.getValue().name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
        String year = row.get("yeargroup");
        List<UUID> ofYear = classes(school)
                .filter(known -> String.valueOf(known.getValue().yearGroup()).equals(year))
                .map(Map.Entry::getKey)
                .toList();
        return ofYear.size() == 1 ? Optional.of(ofYear.getFirst()) : Optional.empty();
    }

    private static Stream<Map.Entry<UUID, SchoolSnapshot.SchoolClass>> classes(SchoolSnapshot school) {
        return school.classes().entrySet().stream();
    }

    /** The entry of the admission register that the row asks for. */
    static PupilBody body(int urn, FileRow row, UUID pupilId, UUID classId, Fields fields) {
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
                parents(urn, row, pupilId),
                contacts(urn, row, pupilId),
                row.get("lastschool"),
                flags(row.get("flags")),
                row.get("ethnicity"),
                List.of(),
                null);
    }

    private static List<PupilBody.ParentBody> parents(int urn, FileRow row, UUID pupilId) {
        List<PupilBody.ParentBody> parents = new ArrayList<>();
        for (int i = 1; i <= MappingRules.MOST_PEOPLE; i++) {
            String parent = "parent" + (i == 1 ? "" : String.valueOf(i));
            String name = row.get(parent + "name");
            if (name == null && i > 1) {
                continue;
            }
            String id = row.get(parent + "id");
            boolean livesWith = isYes(row.get(parent + "liveswith"), true);
            String address = row.get(parent + "address");
            parents.add(new PupilBody.ParentBody(
                    id == null ? derived(urn, pupilId + "/" + name).toString() : id,
                    name,
                    address == null && livesWith ? row.get("address") : address,
                    livesWith,
                    phones(row.get(parent + "phone")),
                    row.get(parent + "email"),
                    isYes(row.get(parent + "contactallowed"), true),
                    i));
        }
        return parents;
    }

    private static List<PupilBody.ContactBody> contacts(int urn, FileRow row, UUID pupilId) {
        List<PupilBody.ContactBody> contacts = new ArrayList<>();
        for (int i = 1; i <= MappingRules.MOST_PEOPLE; i++) {
            String contact = "contact" + (i == 1 ? "" : String.valueOf(i));
            String name = row.get(contact + "name");
            if (name != null) {
                String relationship = row.get(contact + "relationship");
                contacts.add(new PupilBody.ContactBody(
                        derived(urn, pupilId + "/contact/" + name).toString(),
                        name,
                        relationship == null ? "not stated" : relationship,
                        phones(row.get(contact + "phone")),
                        i));
            }
        }
        return contacts;
    }

    private static UUID derived(int urn, String name) {
        return UUID.nameUUIDFromBytes((urn + "/" + name).getBytes(StandardCharsets.UTF_8));
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
