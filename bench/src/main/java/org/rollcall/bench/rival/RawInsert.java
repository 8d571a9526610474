package org.rollcall.bench.rival;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PGobject;

/** The least that a durable register with an event can cost: thirty rows and one outbox row in one statement. */
public final class RawInsert implements Rival {

    @Override
    public String title() {
        return "raw insert";
    }

    @Override
    public String table() {
        return "raw_mark";
    }

    @Override
    public int statements() {
        return 1;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "CREATE TABLE raw_mark (school integer, pupil uuid, day date, session text, code text,"
                        + " PRIMARY KEY (school, pupil, day, session))",
                "CREATE TABLE raw_outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, school integer,"
                        + " payload jsonb)");
    }

    @Override
    public Writer open(Connection connection) throws SQLException {
        PreparedStatement insert = connection.prepareStatement("""
                WITH marks AS (
                    INSERT INTO raw_mark SELECT ?, pupil, ?::date, ?, code FROM unnest(?, ?) AS m (pupil, code))
                INSERT INTO raw_outbox (school, payload) VALUES (?, ?)""");
        return sheet -> {
            PGobject payload = new PGobject();
            payload.setType("jsonb");
            payload.setValue(event(sheet));
            insert.setInt(1, sheet.school());
            insert.setObject(2, sheet.date());
            insert.setString(3, sheet.session());
            insert.setArray(4, connection.createArrayOf("uuid", sheet.pupils().toArray()));
            insert.setArray(5, connection.createArrayOf("text", sheet.codes().toArray()));
            insert.setInt(6, sheet.school());
            insert.setObject(7, payload);
            insert.executeUpdate();
        };
    }

    private static String event(Sheet sheet) {
        StringBuilder json = new StringBuilder(
                "{\"date\":\"" + sheet.date() + "\",\"session\":\"" + sheet.session() + "\",\"marks\":[");
        for (int i = 0; i < sheet.pupils().size(); i++) {
            json.append(i == 0 ? "{\"pupilId\":\"" : ",{\"pupilId\":\"")
                    .append(sheet.pupils().get(i))
                    .append("\",\"code\":\"")
                    .append(sheet.codes().get(i).replace("\\", "\\\\"))
                    .append("\"}");
        }
        return json.append("]}").toString();
    }
}
