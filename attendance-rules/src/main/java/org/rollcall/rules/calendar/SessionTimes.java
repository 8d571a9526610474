package org.rollcall.rules.calendar;

import java.time.LocalTime;

/**
 * When a session's register opens, until when an arrival is on time, and when the register closes, in local time.
 *
 * @param late last minute that is on time (KCA-12.2); whoever arrives after it, up to the close, is marked L
 * @param closes last minute of the open register; whoever arrives after it is marked U
 */
public record SessionTimes(LocalTime opens, LocalTime late, LocalTime closes) {}
