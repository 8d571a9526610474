package org.rollcall.register.school;

import java.time.LocalDate;

/**
 * Key of what holds at a school from a date.
 *
 * @param urn school
 * @param from first day
 */
record SchoolDate(Integer urn, LocalDate from) {}
