package org.rollcall.rules.policy;

/** How a figure is held against a limit; every policy value writes its own out, none is implied. */
public enum Comparison {
    GT,
    GTE,
    LT,
    LTE;

    /** Whether the figure stands in this relation to the limit. */
    public boolean holds(long figure, long limit) {
        return switch (this) {
            case GT -> figure > limit;
            case GTE -> figure >= limit;
            case LT -> figure < limit;
            case LTE -> figure <= limit;
        };
    }

    /** The comparison that holds exactly where this one does not. */
    public Comparison complement() {
        return switch (this) {
            case GT -> LTE;
            case GTE -> LT;
            case LT -> GTE;
            case LTE -> GT;
        };
    }

    /** The comparison of two rests: where a share is past a limit, the rest of it is past the limit's rest. */
    public Comparison mirrored() {
        return switch (this) {
            case GT -> LT;
            case GTE -> LTE;
            case LT -> GT;
            case LTE -> GTE;
        };
    }
}
