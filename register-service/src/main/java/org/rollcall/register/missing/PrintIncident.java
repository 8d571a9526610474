package org.rollcall.register.missing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.missing.IncidentEntry.Type;
import org.rollcall.register.school.SchoolNames;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.print.PagePress;

/** Prints the incident form and the report of the investigation (AET-11.6, AET-11.9, BHCET-15.6, BHCET-15.7b). */
@ApplicationScoped
public class PrintIncident {
    private final ReadIncident readIncident;
    private final SchoolNames schools;
    private final PagePress press;
    private final SchoolClock clock;

    PrintIncident(ReadIncident readIncident, SchoolNames schools, PagePress press, SchoolClock clock) {
        this.readIncident = readIncident;
        this.schools = schools;
        this.press = press;
        this.clock = clock;
    }

    /**
     * What the pages show.
     *
     * @param school name of the school
     * @param printedAt when it is printed
     * @param incident the incident
     * @param forms incident forms, the last one first
     * @param reports reports, the last one first
     */
    public record Page(
            String school,
            Instant printedAt,
            IncidentView incident,
            List<IncidentEntry> forms,
            List<IncidentEntry> reports) {}

    Uni<byte[]> print(int urn, UUID incidentId, String page, Actor by) {
        return readIncident
                .read(urn, incidentId, by)
                .chain(incident -> schools.of(urn)
                        .chain(school -> press.print(
                                page,
                                new Page(
                                        school,
                                        clock.now(),
                                        incident,
                                        all(incident, Type.FORM),
                                        all(incident, Type.REPORT)))));
    }

    private static List<IncidentEntry> all(IncidentView incident, Type type) {
        return incident.entries().reversed().stream()
                .filter(entry -> entry.type() == type)
                .toList();
    }
}
