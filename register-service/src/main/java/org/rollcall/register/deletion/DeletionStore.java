package org.rollcall.register.deletion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.deletion.DeletionBodyRules.Asked;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/** Keeps deletions, and reads the register they rest on. */
@ApplicationScoped
class DeletionStore {
    private static final int DAYS_BACK = 400;
    private static final String MARKS = "SELECT DISTINCT ON (session_date, session) session_date, session, code"
            + " FROM mark_version WHERE school_urn = :urn AND pupil_id = :pupil"
            + " AND session_date BETWEEN :from AND :to ORDER BY session_date, session, revision DESC";
    private static final String KEEP =
            "INSERT INTO deletion (school_urn, pupil_id, revision, ground, edition, start_date,"
                    + " last_day, evidence, return, by_subject, by_name, by_role, at) VALUES (:urn, :pupil, :revision, :ground,"
                    + " :edition, :start, :lastDay, :evidence, :return, :bySubject, :byName, :byRole, :at)";
    private static final String LATEST = "SELECT return FROM deletion WHERE school_urn = :urn AND pupil_id = :pupil"
            + " ORDER BY revision DESC LIMIT 1";

    private final ObjectMapper json;

    DeletionStore(ObjectMapper json) {
        this.json = json;
    }

    /** The pupil's codes of the year before a day, and of the days after it. */
    Uni<NavigableMap<SessionRef, String>> marks(Mutiny.Session session, int urn, UUID pupilId, LocalDate around) {
        return session.createNativeQuery(MARKS, Object[].class)
                .setParameter("urn", urn)
                .setParameter("pupil", pupilId)
                .setParameter("from", around.minusDays(DAYS_BACK))
                .setParameter("to", around.plusDays(DAYS_BACK))
                .getResultList()
                .map(rows -> {
                    NavigableMap<SessionRef, String> marks = new TreeMap<>();
                    rows.forEach(row -> marks.put(
                            new SessionRef((LocalDate) row[0], Session.valueOf((String) row[1])), (String) row[2]));
                    return marks;
                });
    }

    /** Keeps a deletion with what it rested on; nothing of it is ever changed. */
    Uni<Void> keep(Mutiny.Session session, DeletionReturn decided, LocalDate startDate, Asked asked, Actor by) {
        return session.createNativeQuery(KEEP)
                .setParameter("urn", decided.urn())
                .setParameter("pupil", decided.pupilId())
                .setParameter("revision", decided.revision())
                .setParameter("ground", decided.ground())
                .setParameter("edition", decided.edition())
                .setParameter("start", startDate)
                .setParameter("lastDay", decided.lastDay())
                .setParameter("evidence", text(asked.proofs()))
                .setParameter("return", text(decided))
                .setParameter("bySubject", by.subject())
                .setParameter("byName", by.name())
                .setParameter("byRole", by.role())
                .setParameter("at", decided.decidedAt().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The latest return of the pupil, as JSON. */
    Uni<Optional<String>> latest(Mutiny.Session session, int urn, UUID pupilId) {
        return session.createNativeQuery(LATEST, String.class)
                .setParameter("urn", urn)
                .setParameter("pupil", pupilId)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
