package org.rollcall.support.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.rollcall.support.problem.Problem.FieldError;

/** Answers a JSON body that has another shape than it should, naming the field and never quoting its value. */
public class UnreadableBody {
    private static final int BEFORE_THE_LIBRARY = 1;

    /** An object where a list should be, or the like. */
    @ServerExceptionMapper(value = MismatchedInputException.class, priority = BEFORE_THE_LIBRARY)
    public Response mismatched(MismatchedInputException failure) {
        return answer(failure);
    }

    /** A value that is no date, id or known word. */
    @ServerExceptionMapper(value = InvalidFormatException.class, priority = BEFORE_THE_LIBRARY)
    public Response badFormat(InvalidFormatException failure) {
        return answer(failure);
    }

    private static Response answer(MismatchedInputException failure) {
        String field = failure.getPath().stream()
                .map(UnreadableBody::step)
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return (field.isEmpty()
                        ? Problem.malformed("malformed", "The body has the wrong shape.")
                        : Problem.invalid(List.of(new FieldError(field, "has the wrong form"))))
                .toResponse();
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : "." + reference.getFieldName();
    }
}
