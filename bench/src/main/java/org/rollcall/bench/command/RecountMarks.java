package org.rollcall.bench.command;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rollcall.bench.plan.Plan;
import org.rollcall.bench.report.Results.Recount;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.postgres.PostgresDatabases;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.measure.AttendanceTally;

/** Counts the marks of a run's schools in the tables of each service that keeps them. */
final class RecountMarks {

    // An N that became an O by its age is a later version of the same mark.
    private static final String REGISTER = "SELECT count(*) FILTER (WHERE kind <> 'EXPIRED'),"
            + " count(*) FILTER (WHERE revision = 1 AND code = 'I'), count(*) FILTER (WHERE revision = 1 AND code = 'N')"
            + " FROM mark_version WHERE school_urn >= %d AND school_urn < %d";
    private static final String REPORTING = "SELECT count(*), count(*) FILTER (WHERE code = 'I'),"
            + " count(*) FILTER (WHERE code IN ('N', 'O')) FROM mark_state WHERE school_urn >= %d AND school_urn < %d";
    private static final String ESCALATION =
            "SELECT year, symbols FROM pupil_ledger WHERE school_urn >= %d AND school_urn < %d";

    private final PostgresDatabases databases;
    private final String password;
    private final int firstUrn;
    private final int endUrn;

    RecountMarks(PostgresDatabases databases, String password, int firstUrn, int schools) {
        this.databases = databases;
        this.password = password;
        this.firstUrn = firstUrn;
        this.endUrn = firstUrn + schools;
    }

    /** The counts, held against the plan of which every register was acknowledged. */
    List<Recount> against(Plan plan) {
        long marks = 0;
        long ill = 0;
        long unexplained = 0;
        for (int n = 0; n < plan.registers(); n++) {
            for (String code : plan.codes(plan.register(n))) {
                marks++;
                ill += code.equals("I") ? 1 : 0;
                unexplained += code.equals("N") ? 1 : 0;
            }
        }
        Recount sent = new Recount("sent", marks, ill, unexplained, true);
        List<Recount> recounts = new ArrayList<>(List.of(sent));
        recounts.add(same(sent, "register", query("register", REGISTER, RecountMarks::counts)));
        recounts.add(same(sent, "escalation's ledgers", query("escalation", ESCALATION, RecountMarks::ledgers)));
        recounts.add(same(sent, "reporting", query("reporting", REPORTING, RecountMarks::counts)));
        return List.copyOf(recounts);
    }

    private interface Reading {
        long[] read(ResultSet rows) throws SQLException;
    }

    private static long[] counts(ResultSet rows) throws SQLException {
        rows.next();
        return new long[] {rows.getLong(1), rows.getLong(2), rows.getLong(3)};
    }

    private static long[] ledgers(ResultSet rows) throws SQLException {
        AttendanceTally sum = AttendanceTally.EMPTY;
        while (rows.next()) {
            SchoolYear year = SchoolYear.parse(rows.getString(1));
            PupilLedger ledger = PupilLedger.of(Map.of(year, Arrays.copyOf(rows.getBytes(2), PupilLedger.YEAR_LENGTH)));
            sum = sum.plus(ledger.tally(year.start(), year.end()));
        }
        return new long[] {sum.possible(), sum.authorised(), sum.unauthorised()};
    }

    private long[] query(String database, String sql, Reading reading) {
        try (Connection connection = databases.connect(database, "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.formatted(firstUrn, endUrn))) {
            return reading.read(rows);
        } catch (SQLException refused) {
            throw new StackException("No recount in " + database + ": " + refused.getMessage(), refused);
        }
    }

    private static Recount same(Recount sent, String place, long[] found) {
        boolean exact = found[0] == sent.marks() && found[1] == sent.ill() && found[2] == sent.unexplained();
        return new Recount(place, found[0], found[1], found[2], exact);
    }
}
