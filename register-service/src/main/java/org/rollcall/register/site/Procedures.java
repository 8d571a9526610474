package org.rollcall.register.site;

import jakarta.enterprise.context.ApplicationScoped;
import org.rollcall.rules.procedure.SiteProcedure;
import org.rollcall.rules.procedure.SiteProcedures;

/** What each policy asks for on site, read once. */
@ApplicationScoped
public class Procedures {
    private final SiteProcedures procedures = SiteProcedures.load();

    Procedures() {}

    /** What the policy asks for. */
    public SiteProcedure of(String policyId) {
        return procedures.of(policyId);
    }
}
