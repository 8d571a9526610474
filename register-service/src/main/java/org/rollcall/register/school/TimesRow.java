package org.rollcall.register.school;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.rollcall.rules.calendar.DatedTimes;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.TimesException;
import org.rollcall.rules.code.Session;

/** The session times of a school from a date. */
@Entity
@Table(name = "school_times")
@IdClass(SchoolDate.class)
class TimesRow {
    @Id
    @Column(name = "school_urn")
    Integer urn;

    @Id
    @Column(name = "from_date")
    LocalDate from;

    @Column(name = "am_opens")
    LocalTime amOpens;

    @Column(name = "am_late")
    LocalTime amLate;

    @Column(name = "am_closes")
    LocalTime amCloses;

    @Column(name = "pm_opens")
    LocalTime pmOpens;

    @Column(name = "pm_late")
    LocalTime pmLate;

    @Column(name = "pm_closes")
    LocalTime pmCloses;

    @Column(name = "exceptions")
    String exceptions;

    TimesRow() {}

    TimesRow(int urn, LocalDate from, Map<Session, SessionTimes> times, List<TimesException> exceptions) {
        this.urn = urn;
        this.from = from;
        set(times, exceptions);
    }

    final void set(Map<Session, SessionTimes> times, List<TimesException> differing) {
        exceptions = TimesText.write(differing);
        SessionTimes am = times.get(Session.AM);
        SessionTimes pm = times.get(Session.PM);
        if (am == null || pm == null) {
            throw new IllegalArgumentException("sessions: both AM and PM are needed");
        }
        amOpens = am.opens();
        amLate = am.late();
        amCloses = am.closes();
        pmOpens = pm.opens();
        pmLate = pm.late();
        pmCloses = pm.closes();
    }

    DatedTimes dated() {
        return new DatedTimes(
                from,
                Map.of(
                        Session.AM, new SessionTimes(amOpens, amLate, amCloses),
                        Session.PM, new SessionTimes(pmOpens, pmLate, pmCloses)),
                TimesText.read(exceptions));
    }
}
