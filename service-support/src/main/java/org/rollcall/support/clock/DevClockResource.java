package org.rollcall.support.clock;

import io.quarkus.arc.properties.UnlessBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** One service's part in moving the school clock; the gateway walks all services through it. Development only. */
@Path("/internal/dev")
@PermitAll
@UnlessBuildProperty(name = "rollcall.stateless", stringValue = "true", enableIfMissing = true)
public class DevClockResource {
    private final SchoolClock clock;
    private final MachineClock machine;
    private final ClockStore store;
    private final DueJobs jobs;
    private final List<PendingWork> work;
    private final boolean enabled;

    DevClockResource(
            SchoolClock clock,
            MachineClock machine,
            ClockStore store,
            DueJobs jobs,
            @Any Instance<PendingWork> work,
            @ConfigProperty(name = "rollcall.dev.enabled", defaultValue = "false") boolean enabled) {
        this.clock = clock;
        this.machine = machine;
        this.store = store;
        this.jobs = jobs;
        this.work = work.stream().toList();
        this.enabled = enabled;
    }

    /**
     * Where the clock stands.
     *
     * @param now present instant at school
     * @param nextDue earliest instant at which something waits, absent when nothing does
     */
    public record Reading(Instant now, @Nullable Instant nextDue) {}

    /**
     * Where the clock shall stand.
     *
     * @param now instant
     */
    public record Setting(Instant now) {}

    /**
     * What is left to do.
     *
     * @param left one line for each kind of work under way, empty when quiet
     */
    public record Quiet(List<String> left) {}

    void restore(@Observes StartupEvent start) {
        if (enabled) {
            clock.setAhead(store.ahead().await().atMost(Duration.ofSeconds(20)));
        }
    }

    /** Tells the time and what falls due up to {@code until}. */
    @GET
    @Path("/clock")
    public Uni<Reading> read(@QueryParam("until") @Nullable Instant until) {
        onlyInDevelopment();
        return jobs.next(until == null ? clock.now() : until).map(due -> new Reading(clock.now(), due.orElse(null)));
    }

    /** Sets the clock. Forward runs nothing by itself; back re-arms what falls due later. */
    @PUT
    @Path("/clock")
    public Uni<Void> set(Setting setting) {
        onlyInDevelopment();
        boolean back = setting.now().isBefore(clock.now());
        Duration ahead = Duration.between(machine.now(), setting.now());
        clock.setAhead(ahead);
        return store.keep(ahead)
                .chain(() -> back ? jobs.rearm(setting.now()) : Uni.createFrom().voidItem());
    }

    /** Runs what is due at exactly this instant. */
    @POST
    @Path("/due")
    public Uni<Void> run(Setting due) {
        onlyInDevelopment();
        return jobs.runAt(due.now());
    }

    /** Says what is left to do. */
    @GET
    @Path("/quiet")
    public Uni<Quiet> quiet() {
        onlyInDevelopment();
        return Uni.join()
                .all(work.stream().map(PendingWork::left).toList())
                .andFailFast()
                .map(lines ->
                        new Quiet(lines.stream().filter(line -> !line.isEmpty()).toList()));
    }

    private void onlyInDevelopment() {
        if (!enabled) {
            throw new NotFoundException();
        }
    }
}
