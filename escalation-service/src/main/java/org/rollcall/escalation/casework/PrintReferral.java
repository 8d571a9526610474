package org.rollcall.escalation.casework;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.cases.AttendanceCase;
import org.rollcall.escalation.cases.CaseStore;
import org.rollcall.escalation.ledger.LedgerStore;
import org.rollcall.escalation.people.PeopleStore;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.ledger.LedgerMark;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.print.PagePress;
import org.rollcall.support.problem.Problem;

/** Prints what goes with a referral: the pupil, the attendance of the year, and the case without safeguarding notes. */
@ApplicationScoped
class PrintReferral {
    private final ScopedDatabase database;
    private final CaseStore cases;
    private final SchoolStore schools;
    private final PeopleStore people;
    private final LedgerStore ledgers;
    private final TimelineStore timelines;
    private final CaseworkAudit audit;
    private final PagePress press;
    private final SchoolClock clock;

    PrintReferral(
            ScopedDatabase database,
            CaseStore cases,
            SchoolStore schools,
            PeopleStore people,
            LedgerStore ledgers,
            TimelineStore timelines,
            CaseworkAudit audit,
            PagePress press,
            SchoolClock clock) {
        this.database = database;
        this.cases = cases;
        this.schools = schools;
        this.people = people;
        this.ledgers = ledgers;
        this.timelines = timelines;
        this.audit = audit;
        this.press = press;
        this.clock = clock;
    }

    /** The pack of a case as PDF; 404 without such a case, 409 while nothing is known of the people around the child. */
    Uni<byte[]> print(int urn, UUID caseId, Actor actor) {
        return database.inTransaction(
                        Scope.school(urn),
                        transaction -> cases.find(transaction, urn, caseId)
                                .map(found -> found.orElseThrow(() -> Problem.notFound("case")))
                                .chain(found -> gather(transaction, found)
                                        .call(() -> audit.note(
                                                transaction,
                                                urn,
                                                actor,
                                                clock.now(),
                                                "referral-printed",
                                                found.pupil().pupilId(),
                                                caseId))))
                .chain(pack -> press.print("referral-pack", pack));
    }

    private Uni<ReferralPack> gather(SqlConnection transaction, AttendanceCase found) {
        int urn = found.pupil().urn();
        return schools.find(transaction, List.of(urn))
                .chain(school -> people.find(transaction, urn, found.pupil().pupilId())
                        .map(record -> record.orElseThrow(() -> Problem.conflict(
                                "people-unknown", "The admission register has not told of this pupil's people yet.")))
                        .chain(record -> ledgers.read(transaction, List.of(found.pupil()))
                                .chain(ledger -> timelines
                                        .of(transaction, found, false)
                                        .map(timeline -> pack(
                                                found,
                                                school.get(urn),
                                                record,
                                                ledger.getOrDefault(found.pupil(), PupilLedger.EMPTY),
                                                timeline)))));
    }

    private ReferralPack pack(
            AttendanceCase found,
            @Nullable School school,
            PeopleRecord record,
            PupilLedger ledger,
            List<TimelineItem> timeline) {
        LocalDate today = (school == null ? clock.localNow() : school.moment(clock.localNow())).toLocalDate();
        LocalDate from = SchoolYear.of(today).start();
        List<LedgerMark> marks = ledger.marks().stream()
                .filter(mark ->
                        !mark.ref().date().isBefore(from) && !mark.ref().date().isAfter(today))
                .toList();
        AttendanceTally tally = AttendanceTally.EMPTY;
        for (LedgerMark mark : marks) {
            tally = tally.plus(mark.code());
        }
        return new ReferralPack(
                school == null ? "" : school.name(),
                clock.now(),
                record.legalForename() + " " + record.legalSurname(),
                record.dateOfBirth(),
                record.upn(),
                record.address(),
                record.parents().stream()
                        .map(parent -> new ReferralPack.Parent(parent.name(), parent.address(), parent.livesWith()))
                        .toList(),
                words(found.state().stage().name()),
                found.openedAt().atZone(SchoolClock.ZONE).toLocalDate(),
                from,
                today,
                new ReferralPack.Attendance(
                        tally.possible(),
                        tally.attended(),
                        tally.authorised(),
                        tally.unauthorised(),
                        tally.lates(),
                        tally.percentAttended().orElse(null)),
                marks.stream()
                        .filter(mark -> mark.code().codeClass().isAbsence()
                                || mark.code().isLate())
                        .map(mark -> new ReferralPack.Absence(
                                mark.ref().date(),
                                mark.ref().session().name(),
                                mark.code().symbol(),
                                mark.code().meaning()))
                        .toList(),
                items(timeline));
    }

    private static List<ReferralPack.Item> items(List<TimelineItem> timeline) {
        List<ReferralPack.Item> items = new ArrayList<>();
        for (TimelineItem item : timeline) {
            String what = words(item.kind());
            String says = item.says();
            items.add(new ReferralPack.Item(
                    item.at(),
                    says == null ? what : what + ": " + says,
                    item.state(),
                    item.clause(),
                    item.by(),
                    text(item.details())));
        }
        Collections.reverse(items);
        return items;
    }

    /** A text as it is, fields as a list of words. */
    private static @Nullable String text(@Nullable JsonNode details) {
        if (details == null || details.isNull()) {
            return null;
        }
        if (details.isValueNode()) {
            return details.asText();
        }
        return details.isArray()
                ? String.join(
                        "; ",
                        StreamSupport.stream(details.spliterator(), false)
                                .map(PrintReferral::text)
                                .toList())
                : String.join(
                        ", ",
                        details.properties().stream()
                                .filter(field -> !field.getValue().isNull())
                                .map(field -> field.getKey() + ": " + text(field.getValue()))
                                .toList());
    }

    private static String words(String name) {
        String words = name.toLowerCase(Locale.UK).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
