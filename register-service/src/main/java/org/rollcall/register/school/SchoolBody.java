package org.rollcall.register.school;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.TimesException;
import org.rollcall.rules.code.Session;

/**
 * A school's standing data as they are sent.
 *
 * @param name school name
 * @param phase PRIMARY, SECONDARY, SPECIAL or ALL_THROUGH
 * @param laCode local authority the school lies in
 * @param trustUid GIAS group UID of its trust
 * @param policyId policy profile
 * @param sessions session times by AM and PM
 * @param sessionExceptions what differs on some days or for some year groups
 * @param sites year groups by site, for a school on several; absent leaves them as they are
 * @param from first day of these times and this policy
 */
public record SchoolBody(
        @Nullable String name,
        @Nullable String phase,
        @Nullable String laCode,
        @Nullable String trustUid,
        @Nullable String policyId,
        @Nullable Map<String, @Nullable WindowBody> sessions,
        @Nullable List<@Nullable ExceptionBody> sessionExceptions,
        @Nullable Map<String, @Nullable List<Integer>> sites,
        @Nullable String from) {
    private static final Set<String> PHASES = Set.of("PRIMARY", "SECONDARY", "SPECIAL", "ALL_THROUGH");
    private static final Pattern LA_CODE = Pattern.compile("\\d{3}");
    private static final Pattern TRUST_UID = Pattern.compile("[0-9A-Za-z-]{1,20}");
    static final Pattern POLICY_ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * The window of one session, local times as HH:mm.
     *
     * @param opens taking of the register begins
     * @param late first late minute
     * @param closes last minute of the register
     */
    public record WindowBody(
            @Nullable String opens,
            @Nullable String late,
            @Nullable String closes) {
        SessionTimes read(String field, Fields fields) {
            SessionTimes times = new SessionTimes(
                    fields.time(field + ".opens", opens),
                    fields.time(field + ".late", late),
                    fields.time(field + ".closes", closes));
            if (times.late().isBefore(times.opens())) {
                fields.fault(field + ".late", "is before the register opens");
            }
            if (times.closes().isBefore(times.late())) {
                fields.fault(field + ".closes", "is before the first late minute");
            }
            return times;
        }
    }

    /** What was sent, in types. */
    record Read(
            String name,
            String phase,
            String laCode,
            String trustUid,
            String policyId,
            Map<Session, SessionTimes> sessions,
            List<TimesException> exceptions,
            @Nullable Map<String, Set<Integer>> sites,
            @Nullable LocalDate from) {}

    /** Where the school gives no times of its own, those that its policy proposes are taken. */
    Read read(Fields fields, BiFunction<String, Session, Optional<SessionTimes>> proposed) {
        return new Read(
                fields.text("name", name),
                fields.oneOf("phase", phase, PHASES),
                fields.matching("laCode", laCode, LA_CODE, "three digits"),
                fields.matching("trustUid", trustUid, TRUST_UID, "a GIAS group UID"),
                fields.matching("policyId", policyId, POLICY_ID, "a policy id such as kings-cross-2024"),
                Map.of(
                        Session.AM,
                        times(Session.AM, fields, proposed),
                        Session.PM,
                        times(Session.PM, fields, proposed)),
                exceptions(fields),
                sites(fields),
                fields.optionalDate("from", from));
    }

    private List<TimesException> exceptions(Fields fields) {
        List<TimesException> read = new ArrayList<>();
        for (ExceptionBody exception : Objects.requireNonNullElse(sessionExceptions, List.<ExceptionBody>of())) {
            ExceptionBody given =
                    Objects.requireNonNullElseGet(exception, () -> new ExceptionBody(null, null, null, null));
            read.add(given.read("sessionExceptions[" + read.size() + "]", fields));
        }
        return List.copyOf(read);
    }

    private @Nullable Map<String, Set<Integer>> sites(Fields fields) {
        if (sites == null) {
            return null;
        }
        Map<String, Set<Integer>> read = new HashMap<>();
        sites.forEach((site, groups) -> {
            Set<Integer> named = ExceptionBody.readGroups("sites." + site, groups, fields);
            if (named.isEmpty()) {
                fields.fault("sites." + site, "must name its year groups");
            }
            read.put(fields.text("sites", site), named);
        });
        return Map.copyOf(read);
    }

    private SessionTimes times(
            Session session, Fields fields, BiFunction<String, Session, Optional<SessionTimes>> proposed) {
        WindowBody window = sessions == null ? null : sessions.get(session.name());
        if (window != null) {
            return window.read("sessions." + session, fields);
        }
        return proposed.apply(policyId == null ? "" : policyId, session)
                .orElseGet(() -> new WindowBody(null, null, null).read("sessions." + session, fields));
    }
}
