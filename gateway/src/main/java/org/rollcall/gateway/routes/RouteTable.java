package org.rollcall.gateway.routes;

import static org.rollcall.gateway.upstream.Upstream.ESCALATION;
import static org.rollcall.gateway.upstream.Upstream.LEAVE;
import static org.rollcall.gateway.upstream.Upstream.REGISTER;
import static org.rollcall.gateway.upstream.Upstream.REPORTING;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.gateway.upstream.Upstream;

/** Which service answers which path of the public API; the longest match decides, and what is not listed is nobody's. */
final class RouteTable {
    private static final String ANY = "*";
    private static final List<Route> ROUTES = Stream.of(
                    exactly("schools/*", REGISTER),
                    below("schools/*/policy", REGISTER),
                    below("schools/*/calendars", REGISTER),
                    below("schools/*/classes", REGISTER),
                    below("schools/*/pupils", REGISTER),
                    below("schools/*/registers", REGISTER),
                    below("schools/*/amendments", REGISTER),
                    below("schools/*/arrangements", REGISTER),
                    below("schools/*/provider-reports", REGISTER),
                    below("schools/*/covers", REGISTER),
                    below("schools/*/lessons", REGISTER),
                    below("schools/*/site-events", REGISTER),
                    below("schools/*/on-site", REGISTER),
                    below("schools/*/absence-reports", REGISTER),
                    below("schools/*/imports", REGISTER),
                    below("schools/*/missing-incidents", REGISTER),
                    below("schools/*/exports", REGISTER),
                    below("schools/*/retention", REGISTER),
                    below("codes", REGISTER),
                    below("schools/*/leave-requests", LEAVE),
                    below("schools/*/lunch-passes", LEAVE),
                    below("policies", ESCALATION),
                    below("schools/*/findings", ESCALATION),
                    below("schools/*/contact-log", ESCALATION),
                    below("schools/*/cases", ESCALATION),
                    below("schools/*/concerns", ESCALATION),
                    below("schools/*/tasks", ESCALATION),
                    below("schools/*/letters", ESCALATION),
                    below("schools/*/letter-settings", ESCALATION),
                    below("schools/*/letter-templates", ESCALATION),
                    below("schools/*/parents/*/letter-preference", ESCALATION),
                    below("schools/*/penalty-notices", ESCALATION),
                    below("la", ESCALATION),
                    below("schools/*/summary", REPORTING),
                    below("schools/*/benchmarks", REPORTING),
                    below("schools/*/reports", REPORTING),
                    below("schools/*/live", REPORTING),
                    below("trusts", REPORTING),
                    below("reference", REPORTING),
                    below("services/register", REGISTER),
                    below("services/leave", LEAVE),
                    below("services/escalation", ESCALATION),
                    below("services/reporting", REPORTING))
            .sorted(Comparator.comparingInt((Route route) -> route.pattern().size())
                    .reversed())
            .toList();

    private RouteTable() {}

    /** The service that answers a path, given by its segments below {@code /api/v1}. */
    static Optional<Upstream> find(List<String> segments) {
        return ROUTES.stream()
                .filter(route -> route.matches(segments))
                .map(Route::upstream)
                .findFirst();
    }

    private static Route exactly(String pattern, Upstream upstream) {
        return new Route(List.of(pattern.split("/")), true, upstream);
    }

    private static Route below(String pattern, Upstream upstream) {
        return new Route(List.of(pattern.split("/")), false, upstream);
    }

    private record Route(List<String> pattern, boolean whole, Upstream upstream) {
        boolean matches(List<String> segments) {
            if (segments.size() < pattern.size() || whole && segments.size() > pattern.size()) {
                return false;
            }
            for (int i = 0; i < pattern.size(); i++) {
                if (!pattern.get(i).equals(ANY) && !pattern.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
