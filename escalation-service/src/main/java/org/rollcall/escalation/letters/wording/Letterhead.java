package org.rollcall.escalation.letters.wording;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head and the foot of a school's letters.
 *
 * @param name the school as it calls itself
 * @param address lines of the school's address
 * @param phone telephone number
 * @param email e-mail address
 * @param signatory who signs
 * @param signatoryPost what that person is at the school
 * @param logo picture as a data URI, PNG or JPEG
 */
public record Letterhead(
        String name,
        List<String> address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String signatory,
        @Nullable String signatoryPost,
        @Nullable String logo) {
    private static final String TEAM = "Attendance team";

    public Letterhead {
        address = List.copyOf(address);
    }

    /** The letterhead of a school that has set none. */
    public static Letterhead of(String name) {
        return new Letterhead(name, List.of(), null, null, null, null, null);
    }

    /** Address, telephone and e-mail in one line; empty when none is known. */
    public String contact() {
        Stream<@Nullable String> parts = Stream.of(address.isEmpty() ? null : String.join(", ", address), phone, email);
        return String.join(" · ", parts.filter(Objects::nonNull).toList());
    }

    /** Who signs. */
    public String signedBy() {
        return Objects.requireNonNullElse(signatory, TEAM);
    }
}
