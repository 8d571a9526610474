package org.rollcall.reporting.rollup;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.reporting.standing.SchoolName;
import org.rollcall.reporting.standing.StandingStore;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.DueJob;
import org.rollcall.support.clock.SchoolClock;

/** Counts each night the days that are over into the months of pupils, once instead of with every mark. */
@ApplicationScoped
public class FoldMonths implements DueJob {

    /** When nobody writes marks. */
    private static final LocalTime HOUR = LocalTime.of(3, 0);

    private final ScopedDatabase database;
    private final StandingStore standing;
    private final MonthStore months;
    /** The night that this process saw to last: doing one again finds nothing left. */
    private volatile @Nullable LocalDate done;

    FoldMonths(ScopedDatabase database, StandingStore standing, MonthStore months) {
        this.database = database;
        this.standing = standing;
        this.months = months;
    }

    /** The last night up to that instant; those before it are done with it. */
    @Override
    public Uni<Optional<Instant>> next(Instant until) {
        LocalDate night = nightOf(until);
        return Uni.createFrom().item(night.equals(done) ? Optional.empty() : Optional.of(at(night)));
    }

    @Override
    public Uni<Void> run(Instant due) {
        LocalDate day = nightOf(due);
        return database.inTransaction(Scope.school(0), standing::all)
                .map(schools -> schools.stream().map(SchoolName::urn).toList())
                .chain(urns -> database.inTransaction(
                        Scope.schools(urns), transaction -> months.waiting(transaction, urns, day)))
                .chain(urns -> fold(urns, day))
                .invoke(() -> done = day);
    }

    /** What is counted stays counted. */
    @Override
    public Uni<Void> rearm(Instant after) {
        done = null;
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> fold(List<Integer> urns, LocalDate day) {
        return Multi.createFrom()
                .iterable(urns)
                .onItem()
                .transformToUniAndConcatenate(urn ->
                        database.inTransaction(Scope.school(urn), transaction -> months.fold(transaction, urn, day)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static LocalDate nightOf(Instant instant) {
        LocalDate today = instant.atZone(SchoolClock.ZONE).toLocalDate();
        return at(today).isAfter(instant) ? today.minusDays(1) : today;
    }

    private static Instant at(LocalDate night) {
        return night.atTime(HOUR).atZone(SchoolClock.ZONE).toInstant();
    }
}
