package org.rollcall.register.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** Keeps what each school says of its lunch and the end of its day. */
@ApplicationScoped
class SiteSettingsStore {
    private static final String FIND = "SELECT body FROM site_setting WHERE school_urn = $1";
    private static final String KEEP = "INSERT INTO site_setting (school_urn, body) VALUES ($1, $2)"
            + " ON CONFLICT (school_urn) DO UPDATE SET body = excluded.body";

    private final ScopedDatabase database;
    private final AuditTrail audit;
    private final ObjectMapper json;

    SiteSettingsStore(ScopedDatabase database, AuditTrail audit, ObjectMapper json) {
        this.database = database;
        this.audit = audit;
        this.json = json;
    }

    Uni<SiteSettings> find(SqlConnection transaction, int urn) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(urn))
                .map(rows -> rows.size() == 0
                        ? SiteSettings.NONE
                        : read(rows.iterator().next().getString(0)));
    }

    Uni<SiteSettings> keep(int urn, SiteSettings settings, Actor by) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(urn, write(settings)))
                        .chain(() -> audit.keep(transaction, urn, by, "site-settings-set", urn + "/on-site/settings"))
                        .replaceWith(settings));
    }

    private SiteSettings read(String text) {
        try {
            return json.readValue(text, SiteSettings.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(SiteSettings settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
