package org.rollcall.register.reference;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.PathValue;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.OnSite;
import org.rollcall.support.clock.SchoolClock;

/** The attendance codes of a date. */
@Path("/api/v1/codes")
@Authenticated
public class CodeResource {
    private final SchoolClock clock;

    CodeResource(SchoolClock clock) {
        this.clock = clock;
    }

    /**
     * The codes in force.
     *
     * @param edition the edition they belong to
     * @param on the date
     * @param items the codes in the order of the regulations' table
     * @param nextCursor always null: the list is whole
     */
    public record Codes(
            String edition,
            LocalDate on,
            List<Code> items,
            @Nullable String nextCursor) {}

    /**
     * One code.
     *
     * @param code what stands in the register
     * @param meaning what it means
     * @param codeClass what it does to the figures
     * @param collected whether the Department for Education collects it
     * @param onSite whether it says that the pupil was on site
     */
    public record Code(
            String code,
            String meaning,

            @com.fasterxml.jackson.annotation.JsonProperty("class")
            CodeClass codeClass,

            boolean collected,
            OnSite onSite) {}

    /** Lists the codes that may stand in a register of that date; of today where none is given. */
    @GET
    public Codes list(@QueryParam("on") @Nullable String on) {
        LocalDate date = PathValue.date("on", on, clock.today());
        CodeEdition edition = CodeEdition.on(date);
        return new Codes(
                edition.id(),
                date,
                edition.codes().stream()
                        .filter(code -> code.isInForceOn(date))
                        .map(code -> new Code(
                                code.symbol(), code.meaning(), code.codeClass(), code.collected(), code.onSite()))
                        .toList(),
                null);
    }
}
