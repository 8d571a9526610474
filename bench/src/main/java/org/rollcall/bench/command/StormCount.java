package org.rollcall.bench.command;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.bench.plan.StormPlan;
import org.rollcall.bench.plan.StormPlan.Kind;
import org.rollcall.bench.report.StormResults.Count;
import org.rollcall.localstack.folder.StackException;

/** Looks into the tables of the services for what a storm has caused so far. */
final class StormCount implements AutoCloseable {

    private static final String REGISTER = "register";
    private static final String ESCALATION = "escalation";
    private static final String REPORTING = "reporting";

    private final Stack stack;
    private final StormPlan plan;
    private final String range;
    private final Map<String, Connection> open = new HashMap<>();

    StormCount(Stack stack, StormPlan plan, int firstUrn) {
        this.stack = stack;
        this.plan = plan;
        this.range = " >= " + firstUrn + " AND %s < " + (firstUrn + plan.schools());
    }

    /** Sessions of the storm that have not closed. */
    long open() {
        return ask(
                REGISTER,
                "SELECT count(*) FROM school_session WHERE NOT close_told AND session = 'AM' AND session_date = '"
                        + plan.day() + "'" + schools("school_urn"));
    }

    /** Events of the storm's schools that are not in Kafka yet. */
    long unsent() {
        return ask(REGISTER, "SELECT count(*) FROM outbox WHERE sent_at IS NULL" + schools("urn"));
    }

    /** Events of the register that a service has not taken in, of those that were in Kafka at these ends by partition. */
    long unread(String service, Map<Integer, Long> ends) {
        long unread = 0;
        for (Map.Entry<Integer, Long> end : ends.entrySet()) {
            unread += Math.max(
                    0,
                    ask(
                            service,
                            "SELECT " + end.getValue() + " - coalesce(min(next_offset), 0) FROM consumer_progress"
                                    + " WHERE topic LIKE '%register.events.v1' AND partition = " + end.getKey()));
        }
        return unread;
    }

    /** Letters and notices of the storm that are not there yet. */
    long missingConsequences() {
        return consequences().stream()
                .mapToLong(count -> Math.max(0, count.expected() - count.found()))
                .sum();
    }

    /** Everything that was expected, beside what is there. */
    List<Count> all() {
        String closed = " FROM outbox WHERE type = 'RegisterClosed.v1' AND subject LIKE '%/" + plan.day() + "/AM/%'"
                + schools("urn");
        long registers = plan.registers();
        List<Count> counts = new ArrayList<>();
        counts.add(new Count("closes", registers, ask(REGISTER, "SELECT count(*)" + closed)));
        counts.add(new Count(
                "registers that closed", registers, ask(REGISTER, "SELECT count(DISTINCT subject)" + closed)));
        counts.add(new Count(
                "pupils missing in them",
                plan.count(Kind.NOT_TAKEN) * plan.pupils(),
                ask(REGISTER, "SELECT coalesce(sum(jsonb_array_length(payload::jsonb->'missing')), 0)" + closed)));
        long marks = (registers - plan.count(Kind.NOT_TAKEN)) * plan.pupils();
        counts.add(new Count(
                "marks in reporting",
                marks,
                ask(
                        REPORTING,
                        "SELECT count(*) FROM mark_state WHERE session_date = '" + plan.day() + "'"
                                + schools("school_urn"))));
        counts.addAll(consequences());
        return List.copyOf(counts);
    }

    private List<Count> consequences() {
        return List.of(
                new Count(
                        "findings of the first day",
                        plan.count(Kind.FIRST_DAY),
                        findings("unexplained-day-1-contact", Kind.FIRST_DAY)),
                new Count(
                        "findings of the third day",
                        plan.count(Kind.THIRD_DAY),
                        findings("unexplained-day-3-letter", Kind.THIRD_DAY)),
                new Count(
                        "letters of the third day",
                        plan.count(Kind.THIRD_DAY),
                        ask(
                                ESCALATION,
                                "SELECT count(*) FROM letter l JOIN finding f USING (school_urn, finding_id)"
                                        + " WHERE l.state = 'SENT' AND f.rule_id = 'unexplained-day-3-letter'"
                                        + " AND f.occurrence = '" + plan.began(Kind.THIRD_DAY) + "'"
                                        + schools("l.school_urn"))),
                new Count(
                        "notices of the tenth day",
                        plan.count(Kind.TENTH_DAY),
                        ask(
                                ESCALATION,
                                "SELECT count(*) FROM la_notification WHERE occurrence = '" + plan.began(Kind.TENTH_DAY)
                                        + "'" + schools("school_urn"))));
    }

    private long findings(String rule, Kind kind) {
        LocalDate began = plan.began(kind);
        return ask(
                ESCALATION,
                "SELECT count(*) FROM finding WHERE rule_id = '" + rule + "' AND occurrence = '" + began + "'"
                        + schools("school_urn"));
    }

    private String schools(String column) {
        return " AND " + column + range.formatted(column);
    }

    private long ask(String database, String sql) {
        Connection connection = open.computeIfAbsent(database, stack::superuser);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException refused) {
            throw new StackException("No count in " + database + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public void close() {
        open.values().forEach(connection -> {
            try {
                connection.close();
            } catch (SQLException gone) {
                throw new IllegalStateException(gone);
            }
        });
    }
}
