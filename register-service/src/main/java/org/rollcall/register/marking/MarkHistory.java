package org.rollcall.register.marking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/**
 * A mark with its whole history.
 *
 * @param date session date
 * @param session AM or PM
 * @param code code now
 * @param codeClass what the code does to the figures
 * @param minutesLate minutes after the register began
 * @param note for people
 * @param history every version, the first one first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarkHistory(
        LocalDate date,
        String session,
        String code,
        @JsonProperty("class") CodeClass codeClass,
        @Nullable Integer minutesLate,
        @Nullable String note,
        List<Version> history) {
    static final String COLUMNS = "session_date, session, revision, code, previous_code, minutes_late, note, reason,"
            + " kind, by_name, by_role, at, recorded_at, amendment_id";

    /**
     * One version of the mark.
     *
     * @param code code
     * @param previousCode the entry it took the place of; absent for the first
     * @param minutesLate minutes after the register began
     * @param reason why it was changed
     * @param by who entered it
     * @param at when, at school
     * @param recordedAt when it reached the register
     * @param kind what kind of entry it was
     * @param revision 1 and counting
     * @param amendmentId the act of amendment that wrote it, together with others perhaps
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Version(
            String code,
            @Nullable String previousCode,
            @Nullable Integer minutesLate,
            @Nullable String reason,
            By by,
            Instant at,
            Instant recordedAt,
            String kind,
            int revision,
            @Nullable UUID amendmentId) {}

    /**
     * Who entered a version.
     *
     * @param name display name at that time
     * @param role role in which it was entered
     */
    public record By(String name, String role) {}

    /** Gathers versions, ordered by session and revision, into marks. */
    static List<MarkHistory> of(Iterable<Row> rows) {
        Map<SessionRef, List<Row>> bySession = new LinkedHashMap<>();
        for (Row row : rows) {
            SessionRef session =
                    new SessionRef(row.getLocalDate("session_date"), Session.valueOf(row.getString("session")));
            bySession.computeIfAbsent(session, any -> new ArrayList<>()).add(row);
        }
        return bySession.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static MarkHistory of(SessionRef session, List<Row> versions) {
        Row now = versions.getLast();
        return new MarkHistory(
                session.date(),
                session.session().name(),
                now.getString("code"),
                attendanceCode(now.getString("code"), session.date()).codeClass(),
                now.getInteger("minutes_late"),
                now.getString("note"),
                versions.stream().map(MarkHistory::version).toList());
    }

    /** The code in the edition of the date; one that was retired before it counts as it used to. */
    static AttendanceCode attendanceCode(String symbol, LocalDate date) {
        return CodeEdition.codeOn(symbol, date)
                .or(() -> CodeEdition.retired(symbol, date))
                .orElseThrow(() -> new IllegalStateException("no edition has the code " + symbol));
    }

    private static Version version(Row row) {
        return new Version(
                row.getString("code"),
                row.getString("previous_code"),
                row.getInteger("minutes_late"),
                row.getString("reason"),
                new By(row.getString("by_name"), row.getString("by_role")),
                row.getOffsetDateTime("at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("kind"),
                row.getInteger("revision"),
                row.getUUID("amendment_id"));
    }
}
