package org.rollcall.register.roll;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A future address or school that a parent has told of (regulation 8(3), NAT-2024.8).
 *
 * @param address future address
 * @param parentName the parent the pupil will live with there
 * @param from first day at that address
 * @param schoolName the other school
 * @param schoolStart first day there
 */
public record Future(
        @Nullable String address,
        @Nullable String parentName,
        @Nullable LocalDate from,
        @Nullable String schoolName,
        @Nullable LocalDate schoolStart) {}
