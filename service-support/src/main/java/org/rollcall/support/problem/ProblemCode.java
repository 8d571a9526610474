package org.rollcall.support.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;

/** Gives a code to every problem that a library raised, so that no answer goes out without one. */
@ApplicationScoped
public class ProblemCode implements ProblemPostProcessor {
    private static final Map<Integer, String> CODES = Map.of(
            400, "malformed",
            401, "unauthenticated",
            403, "role-lacking",
            404, "not-found",
            405, "method-not-allowed",
            413, "too-large",
            415, "unsupported-media-type",
            429, "too-many-requests",
            503, "unavailable");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        String code = CODES.getOrDefault(problem.getStatusCode(), problem.getStatusCode() < 500 ? "refused" : "failed");
        return HttpProblem.builder(problem)
                .withType(typeOf(code))
                .with("code", code)
                .build();
    }

    /** The problem type that goes with a code. */
    static URI typeOf(String code) {
        return URI.create("urn:rollcall:problem:" + code);
    }
}
