package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.deadletter.TrustOfSchool;
import org.rollcall.support.problem.Problem;

/** Who may look at a school's wording and letterhead, and who may change them: the head and the trust's central team. */
@ApplicationScoped
class WordingAccess {
    private final ScopedDatabase database;
    private final TrustOfSchool trusts;

    WordingAccess(ScopedDatabase database, TrustOfSchool trusts) {
        this.database = database;
        this.trusts = trusts;
    }

    /** Lets the head and the central team pass; 404 for strangers, 403 when the role lacks. */
    <T> Uni<T> change(int urn, Caller caller, BiFunction<SqlConnection, Reader, Uni<T>> work) {
        return pass(urn, caller, work, Role.HEAD);
    }

    /** Lets pass also those who work with letters. */
    <T> Uni<T> look(int urn, Caller caller, BiFunction<SqlConnection, Reader, Uni<T>> work) {
        return pass(urn, caller, work, Role.HEAD, Role.ATTENDANCE_OFFICER, Role.OFFICE);
    }

    private <T> Uni<T> pass(int urn, Caller caller, BiFunction<SqlConnection, Reader, Uni<T>> work, Role... atSchool) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> trusts.of(transaction, urn)
                        .chain(trust -> work.apply(transaction, reader(urn, caller, trust, atSchool))));
    }

    private static Reader reader(int urn, Caller caller, Optional<String> trust, Role... atSchool) {
        for (Role role : atSchool) {
            if (caller.isAt(urn, role)) {
                return new Reader(caller.subject(), caller.name(), role.word());
            }
        }
        if (trust.isPresent() && caller.holds(trust.get(), Role.CENTRAL)) {
            return new Reader(caller.subject(), caller.name(), Role.CENTRAL.word());
        }
        boolean stranger =
                caller.rolesAt(urn).isEmpty() && (trust.isEmpty() || !caller.holds(trust.get(), Role.values()));
        throw stranger
                ? Problem.notFound("school")
                : Problem.forbidden("This needs the head of the school or the central team of its trust.");
    }
}
