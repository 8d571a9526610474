package org.rollcall.register.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.procedure.RetentionSchedule;
import org.rollcall.rules.procedure.RetentionSchedule.Kept;
import org.rollcall.rules.procedure.RetentionSchedule.Stated;

/** What a school keeps how long under its policy; where that is less than the law, the law runs and the lint says so. */
@ApplicationScoped
public class RetentionRegistry {
    private final RetentionSchedule schedule = RetentionSchedule.load();

    RetentionRegistry() {}

    /**
     * A kind of record.
     *
     * @param kind its name
     * @param years years it is kept after the day on which it was made
     * @param basis LAW, POLICY or ROLLCALL
     * @param cite clauses that say so
     * @param because the reason, where no clause says it
     * @param policyYears what the school's policy says, null where it says nothing
     * @param policyCite its clause
     * @param lint why the policy's period does not run, null where it does
     */
    public record Item(
            String kind,
            int years,
            String basis,
            List<String> cite,
            @Nullable String because,
            @Nullable Integer policyYears,
            @Nullable String policyCite,
            @Nullable String lint) {}

    /** Every kind of record, as a school under that policy keeps it. */
    List<Item> of(String policyId) {
        return schedule.records().stream().map(kept -> item(policyId, kept)).toList();
    }

    /** The years for which a school under that policy keeps that kind of record. */
    int years(String policyId, String kind) {
        return schedule.years(policyId, kind);
    }

    private Item item(String policyId, Kept kept) {
        Optional<Stated> said = schedule.statedBy(policyId, kept.kind());
        int years = schedule.years(policyId, kept.kind());
        boolean isLonger = years > kept.years();
        String lint = said.filter(stated -> stated.years() < kept.years())
                .map(stated -> "the policy says %d years, the law %d: %d years run"
                        .formatted(stated.years(), kept.years(), kept.years()))
                .orElse(null);
        return new Item(
                kept.kind(),
                years,
                isLonger ? "POLICY" : kept.basis().name(),
                isLonger ? List.of(said.orElseThrow().cite()) : kept.cite(),
                kept.because(),
                said.map(Stated::years).orElse(null),
                said.map(Stated::cite).orElse(null),
                lint);
    }
}
