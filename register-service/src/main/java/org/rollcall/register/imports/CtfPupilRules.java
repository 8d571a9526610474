package org.rollcall.register.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the elements of a pupil in a common transfer file mean in the admission register. */
final class CtfPupilRules {
    private static final List<String> PLACE =
            List.of("SAON", "PAON", "Street", "Locality", "Town", "AdministrativeArea", "PostTown");

    private CtfPupilRules() {}

    /** The pupil under Rollcall's column names in lower case; what the file does not say is left out. */
    static Map<String, String> fields(CtfElement pupil, CtfElement header) {
        Map<String, String> fields = new HashMap<>();
        put(fields, "upn", pupil.find("UPN"));
        put(fields, "legalsurname", pupil.find("Surname"));
        put(fields, "legalforename", pupil.find("Forename"));
        put(fields, "knownas", knownAs(pupil));
        put(
                fields,
                "sex",
                Objects.requireNonNullElse(pupil.find("Sex"), Objects.requireNonNullElse(pupil.find("Gender"), "")));
        put(fields, "dateofbirth", pupil.find("DOB"));
        put(fields, "yeargroup", yearGroup(pupil.find("BasicDetails", "NCyearActual")));
        put(fields, "ethnicity", pupil.find("BasicDetails", "Ethnicity"));
        put(fields, "flags", flags(pupil));
        put(fields, "address", address(pupil));
        put(fields, "lacode", header.find("DestSchool", "LEA"));
        put(fields, "lastschool", header.find("SourceSchool", "SchoolName"));
        people(pupil, fields);
        return fields;
    }

    private static @Nullable String knownAs(CtfElement pupil) {
        String forename = pupil.find("BasicDetails", "PreferredForename");
        String surname = pupil.find("BasicDetails", "PreferredSurname");
        return joined(" ", Stream.of(forename, surname));
    }

    /** Nursery years lie below reception, which is 0. */
    private static @Nullable String yearGroup(@Nullable String year) {
        return switch (year) {
            case null -> null;
            case "N1" -> "-2";
            case "N2" -> "-1";
            case "R" -> "0";
            default -> year;
        };
    }

    private static @Nullable String flags(CtfElement pupil) {
        List<String> flags = new ArrayList<>();
        if (pupil.in("FSMhistory").stream()
                .anyMatch(meal -> meal.name().equals("FSMinstance") && meal.find("FSMendDate") == null)) {
            flags.add("FSM");
        }
        if (pupil.says("LookedAfter", "InCare")) {
            flags.add("LAC");
        }
        pupil.in("SENhistory").stream()
                .filter(need -> need.name().equals("SEN") && need.find("EndDate") == null)
                .map(need -> Objects.requireNonNullElse(need.find("SENprovision"), ""))
                .forEach(provision -> {
                    if (provision.equals("K")) {
                        flags.add("SEN_SUPPORT");
                    } else if (provision.equals("E")) {
                        flags.add("EHCP");
                    }
                });
        return joined("|", flags.stream().distinct());
    }

    private static void people(CtfElement pupil, Map<String, String> fields) {
        int parents = 0;
        int contacts = 0;
        List<CtfElement> inOrder = pupil.in("Contacts").stream()
                .filter(contact -> contact.name().equals("Contact"))
                .sorted(Comparator.comparingInt(CtfPupilRules::order))
                .toList();
        for (CtfElement contact : inOrder) {
            boolean isParent = contact.says("Responsibility");
            int number = isParent ? ++parents : ++contacts;
            String prefix = (isParent ? "parent" : "contact") + (number == 1 ? "" : String.valueOf(number));
            put(fields, prefix + "name", joined(" ", Stream.of(contact.find("Forename"), contact.find("Surname"))));
            put(fields, prefix + "phone", phones(contact));
            if (isParent) {
                put(fields, prefix + "email", contact.find("Email"));
                put(fields, prefix + "address", address(contact));
                put(fields, prefix + "liveswith", livesWith(contact) ? "yes" : "no");
            } else {
                put(fields, prefix + "relationship", contact.find("Relationship"));
            }
        }
    }

    /** The specification has the word within the address, in the place of its lines; some files have it beside. */
    private static boolean livesWith(CtfElement contact) {
        return contact.says("Address", "AddressAsPupil") || contact.says("AddressAsPupil");
    }

    private static int order(CtfElement contact) {
        String order = contact.find("Order");
        return order != null && order.matches("\\d{1,3}") ? Integer.parseInt(order) : Integer.MAX_VALUE;
    }

    private static @Nullable String phones(CtfElement person) {
        return joined("|", person.in("Phones").stream().map(phone -> phone.find("PhoneNo")));
    }

    private static @Nullable String address(CtfElement person) {
        return person.all("Address").stream()
                .findFirst()
                .map(address -> {
                    CtfElement place =
                            address.all("BS7666Address").stream().findFirst().orElse(address);
                    Stream<@Nullable String> lines = address.all("AddressLines").isEmpty()
                            ? PLACE.stream().map(part -> place.find(part))
                            : address.in("AddressLines").stream().map(CtfElement::text);
                    return joined(
                            ", ", Stream.concat(lines, Stream.of(address.find("County"), address.find("PostCode"))));
                })
                .orElse(null);
    }

    private static @Nullable String joined(String separator, Stream<? extends @Nullable String> parts) {
        String all = parts.filter(Objects::nonNull)
                .map(String::valueOf)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(separator));
        return all.isEmpty() ? null : all;
    }

    private static void put(Map<String, String> fields, String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(column, value);
        }
    }
}
