package org.rollcall.register.exports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.Adults;
import org.rollcall.register.roll.Entry;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.school.SchoolNames;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.print.PagePress;
import org.rollcall.support.problem.Problem;

/** Prints a pupil's attendance certificate: what the register says, counted, without a note or reason. */
@ApplicationScoped
public class PrintCertificate {
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final MarkTable marks;
    private final Adults entries;
    private final SchoolNames schools;
    private final PagePress press;
    private final AuditTrail audit;
    private final SchoolClock clock;

    PrintCertificate(
            Snapshots snapshots,
            ScopedDatabase database,
            MarkTable marks,
            Adults entries,
            SchoolNames schools,
            PagePress press,
            AuditTrail audit,
            SchoolClock clock) {
        this.snapshots = snapshots;
        this.database = database;
        this.marks = marks;
        this.entries = entries;
        this.schools = schools;
        this.press = press;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<byte[]> print(int urn, UUID pupilId, LocalDate from, LocalDate to, Actor by) {
        return snapshots
                .current(urn)
                .chain(school -> {
                    Pupil pupil = school.findPupil(pupilId).orElseThrow(() -> Problem.notFound("pupil"));
                    return schools.of(urn)
                            .chain(name -> database.inTransaction(
                                    Scope.school(urn),
                                    transaction -> certificate(transaction, school, pupil, name, from, to)
                                            .call(() -> audit.keep(
                                                    transaction,
                                                    urn,
                                                    by,
                                                    "certificate-printed",
                                                    urn + "/pupils/" + pupilId))));
                })
                .chain(certificate -> press.print("attendance-certificate", certificate));
    }

    private Uni<Certificate> certificate(
            SqlConnection transaction,
            SchoolSnapshot school,
            Pupil pupil,
            String schoolName,
            LocalDate from,
            LocalDate to) {
        return marks.standing(transaction, school.urn(), List.of(pupil.pupilId()), from, to)
                .chain(standing -> entries.entry(transaction, school.urn(), pupil.pupilId())
                        .map(entry -> certificate(school, pupil, entry, schoolName, from, to, standing)));
    }

    private Certificate certificate(
            SchoolSnapshot school,
            Pupil pupil,
            Entry entry,
            String schoolName,
            LocalDate from,
            LocalDate to,
            List<MarkTable.Mark> standing) {
        AttendanceTally tally = AttendanceTally.EMPTY;
        Map<String, List<AttendanceCode>> byCode = new TreeMap<>();
        for (MarkTable.Mark mark : standing) {
            AttendanceCode code = mark.attendanceCode();
            tally = tally.plus(code);
            byCode.computeIfAbsent(code.symbol(), any -> new ArrayList<>()).add(code);
        }
        return new Certificate(
                schoolName,
                clock.now(),
                entry.legalForename() + " " + entry.legalSurname(),
                entry.dateOfBirth(),
                entry.upn(),
                school.findClass(pupil.placementOn(to).classId())
                        .map(SchoolSnapshot.SchoolClass::name)
                        .orElse(""),
                pupil.startDate(),
                pupil.lastDay(),
                from,
                to,
                new Certificate.Summary(
                        tally.possible(),
                        tally.attended(),
                        tally.authorised(),
                        tally.unauthorised(),
                        tally.lates(),
                        tally.percentAttended().orElse(null)),
                byCode.entrySet().stream()
                        .map(code -> new Certificate.CodeCount(
                                code.getKey(),
                                code.getValue().getLast().meaning(),
                                code.getValue().size()))
                        .toList());
    }
}
