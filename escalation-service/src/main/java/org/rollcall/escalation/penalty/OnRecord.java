package org.rollcall.escalation.penalty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.finding.StoredFinding;
import org.rollcall.escalation.school.Pupil;
import org.rollcall.escalation.school.School;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.calendar.CompulsorySchoolAge;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.evaluation.CountedSession;
import org.rollcall.rules.evaluation.Evidence;
import org.rollcall.rules.ledger.LedgerMark;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.penalty.Circumstances;
import org.rollcall.rules.penalty.NoticeLimit;
import org.rollcall.rules.penalty.Offence;
import org.rollcall.rules.penalty.PenaltyPolicy;
import org.rollcall.rules.policy.PupilFlag;

/**
 * Everything that a decision about a consideration rests on.
 *
 * @param people what is known of the people around the child; null while nothing is
 * @param notices every notice about the pupil at this school, in the order of issue
 * @param changes what happened to the consideration so far
 */
record OnRecord(
        Consideration consideration,
        StoredFinding finding,
        School school,
        Pupil pupil,
        @Nullable PeopleRecord people,
        PenaltyPolicy policy,
        PupilLedger ledger,
        List<Notice> notices,
        List<Change> changes,
        CaseSigns signs,
        LocalDate today) {
    private static final String N = "N";

    /** The calendar of a school whose pupil has a finding. */
    SchoolCalendar calendar() {
        return Objects.requireNonNull(school.calendar());
    }

    /** The finding's evidence with the codes that its sessions have today. */
    Evidence evidence() {
        List<CountedSession> sessions = new ArrayList<>();
        for (CountedSession counted : finding.evidence().sessions()) {
            String code = ledger.codeAt(new SessionRef(counted.date(), counted.session()))
                    .map(AttendanceCode::symbol)
                    .orElse(counted.code());
            sessions.add(new CountedSession(counted.date(), counted.session(), code));
        }
        return new Evidence(
                sessions,
                finding.evidence().figures(),
                finding.evidence().windowStart(),
                finding.evidence().windowEnd());
    }

    /** How many counted sessions have no reason yet. */
    int stillOpen() {
        return (int) evidence().sessions().stream()
                .filter(session -> session.code().equals(N))
                .count();
    }

    /** The unauthorised sessions of a stretch of days, as they stand. */
    List<CountedSession> unauthorised(LocalDate from, LocalDate to) {
        return ledger.marks().stream()
                .filter(mark -> mark.code().codeClass() == CodeClass.UNAUTHORISED)
                .map(LedgerMark::ref)
                .filter(ref -> !ref.date().isBefore(from) && !ref.date().isAfter(to))
                .map(ref -> new CountedSession(
                        ref.date(),
                        ref.session(),
                        ledger.codeAt(ref).map(AttendanceCode::symbol).orElseThrow()))
                .toList();
    }

    /** The parents, in the school's order. */
    List<PeopleRecord.Parent> parents() {
        return people == null ? List.of() : people.parents();
    }

    /** The notices to one parent that were not withdrawn. */
    List<Notice> standing(PeopleRecord.Parent parent) {
        return notices.stream()
                .filter(notice -> notice.parentId().equals(parent.parentId()))
                .filter(notice -> notice.state() != Notice.State.WITHDRAWN)
                .toList();
    }

    /** Which notice one of today would be for a parent. */
    Offence offence(PeopleRecord.Parent parent) {
        return NoticeLimit.offence(
                standing(parent).stream().map(Notice::issuedOn).toList(), today, policy.formerCount());
    }

    boolean has(PupilFlag flag) {
        return people != null
                && people.flags().stream()
                        .anyMatch(held -> held.name().equals(flag.name())
                                && !held.from().isAfter(today)
                                && (held.to() == null || !held.to().isBefore(today)));
    }

    /** Whether every counted day, or the day of the finding, was one of compulsory school age. */
    boolean isOfCompulsoryAge() {
        List<CountedSession> counted = finding.evidence().sessions();
        return CompulsorySchoolAge.on(pupil.dateOfBirth(), finding.raisedOn())
                && counted.stream().allMatch(one -> CompulsorySchoolAge.on(pupil.dateOfBirth(), one.date()));
    }

    /** The circumstances as the rules take them. */
    Circumstances circumstances(String decidedBy) {
        return new Circumstances(
                isOfCompulsoryAge(),
                has(PupilFlag.SOCIAL_WORKER),
                has(PupilFlag.LAC),
                stillOpen(),
                signs.supported(),
                signs.failed() || consideration.state().stage() == Stage.NOT_IMPROVED,
                signs.invited(),
                changes.stream()
                        .filter(change -> change.kind() == Change.Kind.ADVICE)
                        .map(Change::subject)
                        .toList(),
                decidedBy,
                parents().stream().map(this::offence).toList(),
                (int) notices.stream()
                        .filter(notice -> notice.state() != Notice.State.WITHDRAWN)
                        .count());
    }
}
