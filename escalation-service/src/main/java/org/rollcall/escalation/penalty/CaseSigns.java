package org.rollcall.escalation.penalty;

/**
 * What the pupil's case shows of the last year.
 *
 * @param supported whether support was offered
 * @param failed whether it is on record that support did not work or was not engaged with
 * @param invited whether parents were invited to a talk
 */
public record CaseSigns(boolean supported, boolean failed, boolean invited) {}
