package org.rollcall.rules.procedure;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.rules.policy.Resources;
import org.rollcall.rules.policy.yaml.ProcedureReader;

/** The procedures that ship with the product, by policy. */
public final class SiteProcedures {
    private static final String FILE = "procedures/procedures.yaml";

    private final Map<String, SiteProcedure> byPolicy;

    private SiteProcedures(Map<String, SiteProcedure> byPolicy) {
        this.byPolicy = byPolicy;
    }

    /**
     * Reads them.
     *
     * @throws org.rollcall.rules.policy.PolicyRefused naming the line that does not hold together
     */
    public static SiteProcedures load() {
        return new SiteProcedures(ProcedureReader.read(FILE, Resources.text("/" + FILE)).stream()
                .collect(Collectors.toUnmodifiableMap(SiteProcedure::policyId, Function.identity())));
    }

    /** What the policy asks for; nothing, where it does not speak of the site. */
    public SiteProcedure of(String policyId) {
        return byPolicy.getOrDefault(policyId, new SiteProcedure(policyId, SignOutRule.NONE, false, null, null));
    }

    /** Every policy that speaks of the site. */
    public Map<String, SiteProcedure> all() {
        return byPolicy;
    }
}
