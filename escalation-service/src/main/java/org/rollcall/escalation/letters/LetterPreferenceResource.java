package org.rollcall.escalation.letters;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.escalation.letters.wording.LetterFormat;
import org.rollcall.escalation.letters.wording.SettingsStore;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** How a parent prefers letters: in plain language, in large print, both or neither. */
@Path("/api/v1/schools/{urn}/parents/{parentId: [0-9a-fA-F-]{36}}/letter-preference")
@Authenticated
public class LetterPreferenceResource {
    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final SettingsStore settings;
    private final LetterAudit audit;
    private final SchoolClock clock;

    LetterPreferenceResource(
            CurrentCaller caller,
            ScopedDatabase database,
            SettingsStore settings,
            LetterAudit audit,
            SchoolClock clock) {
        this.caller = caller;
        this.database = database;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a parent told.
     *
     * @param plainLanguage short sentences and everyday words
     * @param largePrint 18 point type
     */
    public record Preference(
            @Nullable Boolean plainLanguage, @Nullable Boolean largePrint) {
        private LetterFormat read() {
            if (plainLanguage == null || largePrint == null) {
                throw Problem.invalid(List.of(
                        new FieldError(plainLanguage == null ? "plainLanguage" : "largePrint", "is true or false")));
            }
            return new LetterFormat(plainLanguage, largePrint);
        }
    }

    /** The parent's preference. */
    @GET
    public Uni<LetterFormat> get(int urn, UUID parentId) {
        reader(urn);
        return database.inTransaction(
                Scope.school(urn),
                transaction -> requireParent(transaction, urn, parentId)
                        .chain(() -> settings.format(transaction, urn, parentId)));
    }

    /** Notes the parent's preference; it holds for every letter that has not been printed yet. */
    @PUT
    public Uni<LetterFormat> put(int urn, UUID parentId, @Nullable Preference preference) {
        if (preference == null) {
            throw Problem.malformed("malformed", "Say how the parent prefers letters.");
        }
        LetterFormat format = preference.read();
        Reader by = reader(urn);
        return database.inTransaction(
                Scope.school(urn),
                transaction -> requireParent(transaction, urn, parentId)
                        .chain(() -> settings.keep(transaction, urn, parentId, format, clock.now(), by.name()))
                        .chain(() ->
                                audit.note(transaction, urn, by, Action.PREFERENCE_CHANGED, null, parentId.toString()))
                        .replaceWith(format));
    }

    private Uni<Void> requireParent(SqlConnection transaction, int urn, UUID parentId) {
        return settings.isParent(transaction, urn, parentId)
                .invoke(known -> {
                    if (!known) {
                        throw Problem.notFound("parent");
                    }
                })
                .replaceWithVoid();
    }

    private Reader reader(int urn) {
        Caller who = caller.get();
        Role role = who.require(urn, Role.HEAD, Role.ATTENDANCE_OFFICER, Role.OFFICE);
        return new Reader(who.subject(), who.name(), role.word());
    }
}
