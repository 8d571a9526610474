package org.rollcall.register.site;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the signing book, as it is sent.
 *
 * @param type SIGN_IN or SIGN_OUT
 * @param at when
 * @param reason why
 * @param collectedBy who took the pupil along, or brought the pupil
 * @param authorisedBy the member of staff who allowed it
 * @param purpose APPOINTMENT, ILLNESS, LUNCH, OTHER_SITE or OTHER
 * @param destination the other site
 */
public record SiteBody(
        @Nullable String type,
        @Nullable String at,
        @Nullable String reason,
        @Nullable String collectedBy,
        @Nullable String authorisedBy,
        @Nullable String purpose,
        @Nullable String destination) {}
