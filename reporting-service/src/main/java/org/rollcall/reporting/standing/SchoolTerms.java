package org.rollcall.reporting.standing;

import java.util.List;
import org.rollcall.events.register.CalendarChanged;

/**
 * The terms that a school published for one school year.
 *
 * @param urn school
 * @param year school year, for example 2026-27
 * @param terms terms in order
 */
public record SchoolTerms(int urn, String year, List<CalendarChanged.Term> terms) {}
