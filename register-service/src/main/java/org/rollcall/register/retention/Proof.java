package org.rollcall.register.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That something was erased: no names, no ids.
 *
 * @param proofId the proof
 * @param kind what kind of record
 * @param purged how many
 * @param held how many pupils a legal hold kept
 * @param madeUntil the last day on which what was erased had been made
 * @param scheduled whether the schedule asked for it, not a person
 * @param ranAt when
 */
public record Proof(
        UUID proofId, String kind, long purged, int held, LocalDate madeUntil, boolean scheduled, Instant ranAt) {}
