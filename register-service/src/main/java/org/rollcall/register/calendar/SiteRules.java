package org.rollcall.register.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** A closed site stands for the year groups that are taught there. */
final class SiteRules {
    private SiteRules() {}

    /** The calendar with each closed site's year groups; 422 for a site that the school does not have. */
    static CalendarYear resolve(CalendarYear year, Map<String, Set<Integer>> sites) {
        List<Closure> closures = new ArrayList<>();
        for (Closure closure : year.closures()) {
            String site = closure.site();
            Set<Integer> groups = site == null ? closure.yearGroups() : sites.get(site);
            if (groups == null) {
                throw Problem.unprocessable(
                        "unknown-site",
                        "The school has no such site.",
                        List.of(new FieldError("closures[" + closures.size() + "].site", "is no site of this school")));
            }
            closures.add(new Closure(
                    closure.date(),
                    closure.sessions(),
                    closure.reason(),
                    closure.note(),
                    groups,
                    closure.cause(),
                    site));
        }
        return new CalendarYear(year.year(), year.terms(), closures);
    }
}
