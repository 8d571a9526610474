package org.rollcall.register.duty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rollcall.register.closing.CloseFollower;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.SchoolClass;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.RegisterPractice;

/**
 * Has the safeguarding lead look at the list of vulnerable pupils again, once in each half term on its first school day,
 * because who is absent without a reason is followed up by that list (ATT-A6.0).
 */
@ApplicationScoped
class ReviewVulnerable implements CloseFollower {
    private static final int SCHOOL_DAYS = 5;

    private final TellDuties duties;

    ReviewVulnerable(TellDuties duties) {
        this.duties = duties;
    }

    @Override
    public Uni<Void> closed(SqlConnection transaction, List<Closed> closed, Instant due) {
        Map<Integer, List<Duty>> asked = new LinkedHashMap<>();
        closed.forEach(one -> asked.computeIfAbsent(one.school().urn(), urn -> new ArrayList<>())
                .addAll(asked(one.school(), one.session(), one.classes())));
        return duties.tell(transaction, asked, due);
    }

    private static List<Duty> asked(SchoolSnapshot school, SessionRef session, Set<UUID> classes) {
        LocalDate date = session.date();
        SchoolCalendar calendar = school.calendar();
        return school
                .policyOn(date)
                .practiceOn(date, session.session(), RegisterPractice.Kind.VULNERABLE_REVIEWED_HALF_TERMLY)
                .stream()
                .flatMap(practice -> calendar.halfTermPeriodOf(date).stream()
                        .filter(period -> isFirstDay(calendar, period, date, yearGroup(school, classes)))
                        .map(period -> new Duty(
                                "vulnerable-list/" + period.start(),
                                null,
                                "dsl",
                                "Review the list of vulnerable pupils: who belongs on it, and who does not any more",
                                practice.cite(),
                                calendar.schoolDaysAfter(date, SCHOOL_DAYS, yearGroup(school, classes)),
                                false,
                                true)))
                .toList();
    }

    private static boolean isFirstDay(SchoolCalendar calendar, DateRange period, LocalDate date, int yearGroup) {
        return calendar.schoolDays(period.start(), date.minusDays(1), yearGroup).isEmpty();
    }

    private static int yearGroup(SchoolSnapshot school, Set<UUID> classes) {
        return classes.stream()
                .flatMap(id -> school.findClass(id).stream())
                .mapToInt(SchoolClass::yearGroup)
                .min()
                .orElse(0);
    }
}
