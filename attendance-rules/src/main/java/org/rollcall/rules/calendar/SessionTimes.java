package org.rollcall.rules.calendar;

import java.time.LocalTime;

/**
 * When a session's register opens, from when an arrival is late, and when the register closes, in local time.
 *
 * @param late first minute that is late; a pupil who arrives then, up to the close, is marked L
 * @param closes last minute of the open register; later arrivals are U
 */
public record SessionTimes(LocalTime opens, LocalTime late, LocalTime closes) {}
