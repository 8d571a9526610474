package org.rollcall.register.provider;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.register.closing.CloseFollower;
import org.rollcall.register.duty.Duty;
import org.rollcall.register.duty.TellDuties;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.RegisterPractice;

/**
 * Asks, when a register closes, where a place has not said whether the pupils who are taught there came (ATT-A1.2.9,
 * ATT-A2.O3). Nobody asks about a pupil whose authorised absence is known.
 */
@ApplicationScoped
class AskProviders implements CloseFollower {
    private final ProviderStore store;
    private final TellDuties duties;

    AskProviders(ProviderStore store, TellDuties duties) {
        this.store = store;
        this.duties = duties;
    }

    @Override
    public Uni<Void> closed(SqlConnection transaction, List<Closed> closed, Instant due) {
        return Multi.createFrom()
                .iterable(closed)
                .onItem()
                .transformToUniAndConcatenate(one -> asked(transaction, one))
                .collect()
                .asList()
                .map(all -> all.stream()
                        .collect(Collectors.toMap(
                                Asked::urn,
                                Asked::duties,
                                (one, other) -> Stream.concat(one.stream(), other.stream())
                                        .toList(),
                                LinkedHashMap::new)))
                .chain(asked -> duties.tell(transaction, asked, due));
    }

    /** What is asked of a school. */
    private record Asked(int urn, List<Duty> duties) {}

    private Uni<Asked> asked(SqlConnection transaction, Closed closed) {
        SchoolSnapshot school = closed.school();
        SessionRef session = closed.session();
        return school.policyOn(session.date())
                .practiceOn(session.date(), session.session(), RegisterPractice.Kind.PROVIDERS_REPORT_DAILY)
                .map(practice -> store.pupils(transaction, school.urn(), session)
                        .map(pupils -> pupils.stream()
                                .filter(pupil -> pupil.attended() == null
                                        && isIn(school, pupil.pupilId(), session, closed.classes())
                                        && !isAuthorised(pupil, session))
                                .map(pupil -> ProviderDuties.ask(pupil.pupilId(), session, practice.cite()))
                                .toList()))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .map(asked -> new Asked(school.urn(), asked));
    }

    private static boolean isIn(SchoolSnapshot school, UUID pupilId, SessionRef session, Set<UUID> classes) {
        return school.findPupil(pupilId)
                .filter(pupil -> pupil.isOnRoll(session.date())
                        && classes.contains(pupil.placementOn(session.date()).classId()))
                .isPresent();
    }

    private static boolean isAuthorised(ProviderPupil pupil, SessionRef session) {
        String code = pupil.code();
        return code != null
                && CodeEdition.codeOn(code, session.date())
                        .filter(known -> known.codeClass() == CodeClass.AUTHORISED)
                        .isPresent();
    }
}
