package org.rollcall.rules.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.rollcall.rules.code.SessionRef;

/**
 * A session that the school opens to a year group.
 *
 * @param position its place in the school year, see {@link SchoolYear#position}
 * @param closesAt when its register closes
 * @param monday first day of its week
 */
public record OpenSession(SessionRef ref, int position, LocalDateTime closesAt, LocalDate monday) {}
