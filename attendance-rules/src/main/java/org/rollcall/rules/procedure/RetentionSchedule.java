package org.rollcall.rules.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.Resources;
import org.rollcall.rules.policy.yaml.RetentionReader;

/**
 * What is kept how long, and what policies say of it. Where a policy says less than the law, the law's period runs
 * (AET-6.7, ATT-3.5); where it says more, the policy's does.
 *
 * @param records every kind of record
 * @param stated what policies say
 */
public record RetentionSchedule(List<Kept> records, List<Stated> stated) {
    private static final String FILE = "procedures/retention.yaml";

    /** Who sets a period. */
    public enum Basis {
        LAW,
        ROLLCALL
    }

    /**
     * A kind of record.
     *
     * @param kind its name
     * @param years years it is kept after the day on which it was made
     * @param basis who says so
     * @param cite clauses of the law
     * @param because the reason, where no law says it
     */
    public record Kept(
            String kind,
            int years,
            Basis basis,
            List<String> cite,
            @Nullable String because) {}

    /**
     * What a policy says.
     *
     * @param kind kind of record
     * @param policyId policy
     * @param years years
     * @param cite clause
     */
    public record Stated(String kind, String policyId, int years, String cite) {}

    /** The schedule that ships with the product. */
    public static RetentionSchedule load() {
        return RetentionReader.read(FILE, Resources.text("/" + FILE));
    }

    /** What the policy says of a kind of record. */
    public Optional<Stated> statedBy(String policyId, String kind) {
        return stated.stream()
                .filter(said -> said.policyId().equals(policyId) && said.kind().equals(kind))
                .findFirst();
    }

    /** The years for which a school under that policy keeps that kind of record: the longer of law and policy. */
    public int years(String policyId, String kind) {
        int own = records.stream()
                .filter(record -> record.kind().equals(kind))
                .mapToInt(Kept::years)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind: no record is called " + kind));
        return Math.max(own, statedBy(policyId, kind).map(Stated::years).orElse(0));
    }

    /** The last day on which something made on {@code madeOn} is kept; it may be erased from the day after. */
    public static LocalDate lastDay(LocalDate madeOn, int years) {
        return madeOn.plusYears(years);
    }
}
