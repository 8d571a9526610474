package org.rollcall.register.roll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.register.input.Fields;

/** What an entry of the admission register must hold. */
final class EntryRules {
    static final Set<String> FLAGS = Set.of(
            "SEN_SUPPORT",
            "EHCP",
            "FSM",
            "PUPIL_PREMIUM",
            "EAL",
            "LAC",
            "CIN",
            "SOCIAL_WORKER",
            "YOUNG_CARER",
            "VULNERABLE",
            "YOUTH_JUSTICE",
            "SERVICE_FAMILY");
    private static final Pattern LA_CODE = Pattern.compile("\\d{3}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final int YOUNGEST = -2;
    private static final int OLDEST = 14;
    private static final int LAST_PRIORITY = 99;

    private EntryRules() {}

    /** Reads the entry; flags without a date hold from {@code flagsFrom}, or from the first day on roll when null. */
    static Entry read(PupilBody body, @Nullable LocalDate flagsFrom, Fields fields) {
        LocalDate start = fields.date("startDate", body.startDate());
        LocalDate birth = fields.date("dateOfBirth", body.dateOfBirth());
        if (!birth.isBefore(start) && fields.errors().isEmpty()) {
            fields.fault("dateOfBirth", "must be before the start date");
        }
        String address = fields.text("address", body.address());
        return new Entry(
                fields.text("legalSurname", body.legalSurname()),
                fields.text("legalForename", body.legalForename()),
                fields.optionalText("knownAs", body.knownAs()),
                fields.text("sex", body.sex()),
                birth,
                fields.optionalText("upn", body.upn()),
                start,
                fields.uuid("classId", body.classId()),
                fields.number("yearGroup", body.yearGroup(), YOUNGEST, OLDEST),
                address,
                fields.matching("laCode", body.laCode(), LA_CODE, "three digits"),
                parents(body.parents(), address, fields),
                contacts(body.contacts(), fields),
                fields.optionalText("lastSchool", body.lastSchool()),
                flags(body.flags(), Objects.requireNonNullElse(flagsFrom, start), fields),
                fields.optionalText("ethnicity", body.ethnicity()),
                siblings(body.siblings(), fields),
                SchoolChangeRules.dual(body.dualRegistration(), start, fields),
                SchoolChangeRules.future(body.future(), fields));
    }

    private static List<PeopleRecord.Parent> parents(
            @Nullable List<PupilBody.ParentBody> given, String address, Fields fields) {
        if (given == null || given.isEmpty()) {
            fields.fault("parents", "must name a parent at least");
            return List.of();
        }
        List<PeopleRecord.Parent> parents = new ArrayList<>();
        for (PupilBody.ParentBody parent : given) {
            String field = "parents[" + parents.size() + "]";
            boolean livesWith = Boolean.TRUE.equals(parent.livesWith());
            String email = fields.optionalText(field + ".email", parent.email());
            if (email != null && !EMAIL.matcher(email).matches()) {
                fields.fault(field + ".email", "must be an e-mail address");
            }
            parents.add(new PeopleRecord.Parent(
                    fields.uuid(field + ".parentId", parent.parentId()),
                    fields.text(field + ".name", parent.name()),
                    livesWith && parent.address() == null ? address : fields.text(field + ".address", parent.address()),
                    livesWith,
                    phones(parent.phones()),
                    email,
                    !Boolean.FALSE.equals(parent.contactAllowed()),
                    priority(field, parent.priority(), parents.size(), fields)));
        }
        if (parents.stream().map(PeopleRecord.Parent::parentId).distinct().count() < parents.size()) {
            fields.fault("parents", "must not name a parent twice");
        }
        return parents.stream()
                .sorted(Comparator.comparingInt(PeopleRecord.Parent::priority))
                .toList();
    }

    private static List<PeopleRecord.Contact> contacts(@Nullable List<PupilBody.ContactBody> given, Fields fields) {
        List<PeopleRecord.Contact> contacts = new ArrayList<>();
        for (PupilBody.ContactBody contact : given == null ? List.<PupilBody.ContactBody>of() : given) {
            String field = "contacts[" + contacts.size() + "]";
            contacts.add(new PeopleRecord.Contact(
                    fields.uuid(field + ".contactId", contact.contactId()),
                    fields.text(field + ".name", contact.name()),
                    fields.text(field + ".relationship", contact.relationship()),
                    phones(contact.phones()),
                    priority(field, contact.priority(), contacts.size(), fields)));
        }
        return contacts.stream()
                .sorted(Comparator.comparingInt(PeopleRecord.Contact::priority))
                .toList();
    }

    private static int priority(String field, @Nullable Integer given, int before, Fields fields) {
        return given == null ? before + 1 : fields.number(field + ".priority", given, 1, LAST_PRIORITY);
    }

    private static List<String> phones(@Nullable List<String> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
    }

    private static List<PeopleRecord.Flag> flags(@Nullable List<JsonNode> given, LocalDate from, Fields fields) {
        List<PeopleRecord.Flag> flags = new ArrayList<>();
        for (JsonNode flag : given == null ? List.<JsonNode>of() : given) {
            String field = "flags[" + flags.size() + "]";
            String name = fields.oneOf(
                    field,
                    flag.isTextual() ? flag.textValue() : flag.path("name").asText(null),
                    FLAGS);
            LocalDate since =
                    fields.optionalDate(field + ".from", flag.path("from").asText(null));
            flags.add(new PeopleRecord.Flag(
                    name,
                    Objects.requireNonNullElse(since, from),
                    fields.optionalDate(field + ".to", flag.path("to").asText(null))));
        }
        return flags.stream().distinct().sorted(FlagHistory.ORDER).toList();
    }

    private static List<UUID> siblings(@Nullable List<String> given, Fields fields) {
        List<UUID> siblings = new ArrayList<>();
        for (String sibling : given == null ? List.<String>of() : given) {
            siblings.add(fields.uuid("siblings[" + siblings.size() + "]", sibling));
        }
        return List.copyOf(siblings);
    }
}
