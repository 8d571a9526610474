package org.rollcall.support.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/** Makes the problem documents that the API answers with; the code is kebab-case and stable. */
public final class Problem {
    /**
     * One thing wrong with the input.
     *
     * @param field path of the field
     * @param message what is wrong, for a person
     */
    public record FieldError(String field, String message) {}

    private static final int MALFORMED = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int STALE = 412;
    private static final int UNPROCESSABLE = 422;

    private Problem() {}

    /** 400: the request cannot be read. */
    public static HttpProblem malformed(String code, String detail) {
        return of(MALFORMED, "The request cannot be read", code, detail, List.of());
    }

    /** 400: fields are missing or of the wrong form. */
    public static HttpProblem invalid(List<FieldError> errors) {
        return of(MALFORMED, "The request is not valid", "invalid-fields", "Correct the fields named.", errors);
    }

    /** 401: no token, or none that holds. */
    public static HttpProblem unauthenticated() {
        return of(UNAUTHENTICATED, "Not signed in", "unauthenticated", "Send a valid bearer token.", List.of());
    }

    /** 403: the right place, but the caller's role may not do this. */
    public static HttpProblem forbidden(String detail) {
        return of(FORBIDDEN, "Your role may not do this", "role-lacking", detail, List.of());
    }

    /** 404: not there, or not the caller's; the answer is the same. */
    public static HttpProblem notFound(String what) {
        return of(NOT_FOUND, "Not found", "not-found", "There is no such " + what + ".", List.of());
    }

    /** 409: the state does not allow it. */
    public static HttpProblem conflict(String code, String detail) {
        return of(CONFLICT, "The state does not allow this", code, detail, List.of());
    }

    /** 412: the caller holds an older version. */
    public static HttpProblem stale(String detail) {
        return of(STALE, "Changed in the meantime", "stale-version", detail, List.of());
    }

    /** 422: well-formed, but it breaks a rule. */
    public static HttpProblem unprocessable(String code, String detail, List<FieldError> errors) {
        return of(UNPROCESSABLE, "The request breaks a rule", code, detail, errors);
    }

    /** 422 without a field to point at. */
    public static HttpProblem unprocessable(String code, String detail) {
        return unprocessable(code, detail, List.of());
    }

    private static HttpProblem of(int status, String title, String code, String detail, List<FieldError> errors) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withType(ProblemCode.typeOf(code))
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail)
                .with("code", code);
        return (errors.isEmpty() ? problem : problem.with("errors", errors)).build();
    }
}
