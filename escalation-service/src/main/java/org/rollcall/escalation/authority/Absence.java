package org.rollcall.escalation.authority;

import java.time.LocalDate;
import java.util.List;
import org.rollcall.rules.evaluation.CountedSession;
import org.rollcall.rules.evaluation.Evidence;

/**
 * The absence that an authority is told of.
 *
 * @param from first day
 * @param schoolDays school days of it, whole or in part
 * @param codes the codes that occur, each once
 */
public record Absence(LocalDate from, int schoolDays, List<CountedSession> sessions, List<String> codes) {
    /** The absence behind a finding. */
    static Absence of(Evidence evidence, LocalDate occurrence) {
        List<CountedSession> sessions = evidence.sessions();
        return new Absence(
                sessions.stream()
                        .map(CountedSession::date)
                        .min(LocalDate::compareTo)
                        .orElse(occurrence),
                Math.toIntExact(
                        sessions.stream().map(CountedSession::date).distinct().count()),
                sessions,
                sessions.stream().map(CountedSession::code).distinct().sorted().toList());
    }

    /** Whether the two are about the same days, at least in part. */
    boolean meets(Absence other) {
        return sessions.stream()
                .anyMatch(session -> other.sessions.stream()
                        .anyMatch(its -> its.date().equals(session.date()) && its.session() == session.session()));
    }
}
