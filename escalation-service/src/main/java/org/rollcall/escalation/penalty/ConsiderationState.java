package org.rollcall.escalation.penalty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.penalty.ImprovementPeriod;

/** How far a consideration has come; a move that a state does not offer cannot be made. */
public sealed interface ConsiderationState {
    /** The word for the state in rows and the API. */
    Stage stage();

    /** When it was reached (school clock). */
    Instant at();

    /** The period of the notice to improve, of those that are or were given one; null otherwise. */
    default @Nullable ImprovementPeriod period() {
        return null;
    }

    /** A state in which the head decides; everything that follows is a decision. */
    sealed interface Undecided extends ConsiderationState {
        /** Support goes first. */
        default ConsiderationState supportFirst(Instant when) {
            return new SupportFirst(when);
        }

        /** The authority is asked for a notice. */
        default ConsiderationState refer(Instant when) {
            return new Referred(when, period());
        }

        /** The authority is asked to prosecute. */
        default ConsiderationState prosecute(Instant when) {
            return new Prosecution(when, period());
        }

        /** No penalty step. */
        default ConsiderationState decline(Instant when) {
            return new Declined(when, period());
        }
    }

    /** A state in which a notice to improve can be given: once. */
    sealed interface Improvable extends Undecided {
        /** A last chance begins. */
        default ConsiderationState giveNotice(Instant when, ImprovementPeriod period) {
            return new NoticeToImprove(when, period);
        }
    }

    /** Nobody has decided yet. */
    record Open(Instant at) implements Improvable {
        @Override
        public Stage stage() {
            return Stage.OPEN;
        }
    }

    /** Support is tried; the head may decide anew. */
    record SupportFirst(Instant at) implements Improvable {
        @Override
        public Stage stage() {
            return Stage.SUPPORT_FIRST;
        }
    }

    /** A last chance is running: whether it was used is judged first. */
    record NoticeToImprove(Instant at, ImprovementPeriod period) implements ConsiderationState {
        /** Attendance has improved. */
        ConsiderationState improved(Instant when) {
            return new Improved(when, period);
        }

        /** It has not: the head decides again. */
        ConsiderationState notImproved(Instant when) {
            return new NotImproved(when, period);
        }

        @Override
        public Stage stage() {
            return Stage.NOTICE_TO_IMPROVE;
        }
    }

    /** The last chance was used; ended. */
    record Improved(Instant at, ImprovementPeriod period) implements ConsiderationState {
        @Override
        public Stage stage() {
            return Stage.IMPROVED;
        }
    }

    /** The last chance was not used. */
    record NotImproved(Instant at, ImprovementPeriod period) implements Undecided {
        @Override
        public Stage stage() {
            return Stage.NOT_IMPROVED;
        }
    }

    /** With the authority. */
    record Referred(Instant at, @Nullable ImprovementPeriod period) implements ConsiderationState {
        @Override
        public Stage stage() {
            return Stage.REFERRED;
        }
    }

    /** Ended without a penalty step. */
    record Declined(Instant at, @Nullable ImprovementPeriod period) implements ConsiderationState {
        @Override
        public Stage stage() {
            return Stage.DECLINED;
        }
    }

    /** With the authority, as the last resort. */
    record Prosecution(Instant at, @Nullable ImprovementPeriod period) implements ConsiderationState {
        @Override
        public Stage stage() {
            return Stage.PROSECUTION;
        }
    }

    /** The finding behind it no longer holds; ended. */
    record Lapsed(Instant at, @Nullable ImprovementPeriod period) implements ConsiderationState {
        @Override
        public Stage stage() {
            return Stage.LAPSED;
        }
    }

    /** The state of a stored consideration. */
    static ConsiderationState of(Stage stage, Instant at, @Nullable ImprovementPeriod period) {
        return switch (stage) {
            case OPEN -> new Open(at);
            case SUPPORT_FIRST -> new SupportFirst(at);
            case NOTICE_TO_IMPROVE -> new NoticeToImprove(at, given(period));
            case IMPROVED -> new Improved(at, given(period));
            case NOT_IMPROVED -> new NotImproved(at, given(period));
            case REFERRED -> new Referred(at, period);
            case DECLINED -> new Declined(at, period);
            case PROSECUTION -> new Prosecution(at, period);
            case LAPSED -> new Lapsed(at, period);
        };
    }

    private static ImprovementPeriod given(@Nullable ImprovementPeriod period) {
        if (period == null) {
            throw new IllegalArgumentException("period: a notice to improve has one");
        }
        return period;
    }
}
