package org.rollcall.escalation.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.page.Page;
import org.rollcall.rules.policy.Policies;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** The policies at hand, for staff to read. */
@Path("/api/v1/policies")
@Authenticated
public class PolicyResource {
    private final CurrentCaller caller;
    private final Policies policies;
    private final ObjectMapper json;
    private final SchoolClock clock;

    PolicyResource(CurrentCaller caller, SchoolPolicies policies, ObjectMapper json, SchoolClock clock) {
        this.caller = caller;
        this.policies = policies.shipped();
        this.json = json;
        this.clock = clock;
    }

    /**
     * A policy in the list.
     *
     * @param parent the policy it extends
     */
    public record Item(
            String policyId,
            String title,
            @Nullable String parent,
            LocalDate from,
            @Nullable LocalDate reviewBy) {}

    /** All policies, the national one first. */
    @GET
    public Page<Item> list() {
        requireStaff();
        List<Item> items = policies.ids().stream()
                .flatMap(id -> policies.find(id).stream())
                .map(profile -> new Item(
                        profile.id(),
                        profile.title(),
                        profile.parent(),
                        profile.inForce().from(),
                        profile.inForce().reviewBy()))
                .toList();
        return new Page<>(items, null);
    }

    /** One policy with its rules of a day; of today unless told. */
    @GET
    @Path("/{id}")
    public PolicyView read(@PathParam("id") String id, @QueryParam("on") @Nullable String on) {
        LocalDate day = date(on);
        requireStaff();
        return policies.find(id)
                .map(profile -> PolicyView.of(profile, day, json))
                .orElseThrow(() -> Problem.notFound("policy"));
    }

    /** Where a policy departs from the law in force on a day, today unless told; it runs as written all the same. */
    @GET
    @Path("/{id}/lint")
    public Page<PolicyLintView> lint(@PathParam("id") String id, @QueryParam("on") @Nullable String on) {
        LocalDate day = date(on);
        requireStaff();
        return policies.find(id)
                .map(profile -> PolicyLintView.of(profile, day))
                .orElseThrow(() -> Problem.notFound("policy"));
    }

    private void requireStaff() {
        if (caller.get().grants().isEmpty()) {
            throw Problem.forbidden("This is for staff of a school, a trust or an authority.");
        }
    }

    private LocalDate date(@Nullable String text) {
        try {
            return text == null ? clock.today() : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Problem.malformed("invalid-on", "Give a date like 2026-09-07.");
        }
    }
}
