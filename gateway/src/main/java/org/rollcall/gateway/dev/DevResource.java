package org.rollcall.gateway.dev;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.upstream.Upstream;
import org.rollcall.support.problem.Problem;

/** The development desk at the gateway's root: no token, from this machine only, and only where it is switched on. */
@Path("/dev")
@PermitAll
public class DevResource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;

    private final MoveClock moveClock;
    private final AwaitQuiet quiet;
    private final ClockClient clocks;
    private final MailClient mail;
    private final boolean enabled;

    DevResource(
            MoveClock moveClock,
            AwaitQuiet quiet,
            ClockClient clocks,
            MailClient mail,
            @ConfigProperty(name = "rollcall.dev.enabled", defaultValue = "false") boolean enabled) {
        this.moveClock = moveClock;
        this.quiet = quiet;
        this.clocks = clocks;
        this.mail = mail;
        this.enabled = enabled;
    }

    /**
     * An instant at school.
     *
     * @param now instant
     */
    public record Clock(@Nullable Instant now) {}

    /**
     * Whether everything rests.
     *
     * @param quiesced whether nothing is left to do
     * @param left what is left, by service
     */
    public record Quiesced(boolean quiesced, List<String> left) {}

    /** Where the clock of the first service stands. */
    @GET
    @Path("/clock")
    @Blocking
    public Clock read(HttpServerRequest request) {
        admit(request);
        return named(() -> new Clock(clocks.now(Upstream.REGISTER)));
    }

    /** Moves every school clock; the answer comes when what fell due in between has happened. */
    @PUT
    @Path("/clock")
    @Blocking
    public Clock move(Clock clock, HttpServerRequest request) {
        admit(request);
        Instant target = clock == null ? null : clock.now();
        if (target == null) {
            throw Problem.invalid(
                    List.of(new Problem.FieldError("now", "is required, for example 2026-09-07T08:00:00Z")));
        }
        return named(() -> {
            moveClock.to(target);
            return clock;
        });
    }

    /** Waits up to half a minute until nothing is left to do in any service. */
    @GET
    @Path("/quiesced")
    @Blocking
    public Quiesced quiesced(HttpServerRequest request) {
        admit(request);
        return named(() -> {
            List<String> left = quiet.everywhere(PATIENCE);
            return new Quiesced(left.isEmpty(), left);
        });
    }

    /** What the local carrier received. */
    @GET
    @Path("/mail")
    public Uni<MailClient.Received> mail(HttpServerRequest request) {
        admit(request);
        return mail.received();
    }

    private void admit(HttpServerRequest request) {
        if (!enabled || !Loopback.isFrom(request)) {
            throw Problem.notFound("path");
        }
    }

    private static <T> T named(Supplier<T> work) {
        try {
            return work.get();
        } catch (ServiceFailure failure) {
            throw unavailable(failure.getMessage());
        }
    }

    static HttpProblem unavailable(@Nullable String detail) {
        return HttpProblem.builder()
                .withStatus(UNAVAILABLE)
                .withTitle("Not available")
                .withDetail(detail)
                .withHeader("Retry-After", "2")
                .build();
    }
}
