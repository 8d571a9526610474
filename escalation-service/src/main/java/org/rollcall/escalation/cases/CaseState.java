package org.rollcall.escalation.cases;

import java.time.Instant;

/** How far a case has come; a move that a state does not offer cannot be made. */
public sealed interface CaseState {
    /** The word for the state in events, rows and the API. */
    CaseStage stage();

    /** When the state was reached (school clock). */
    Instant at();

    /** The state of a stored case. */
    static CaseState of(CaseStage stage, Instant at) {
        return switch (stage) {
            case MONITORING -> new Monitoring(at);
            case SUPPORT -> new Support(at);
            case FORMAL -> new Formal(at);
            case LEGAL -> new Legal(at);
            case CLOSED -> new Closed(at);
        };
    }

    /** A state from which the case can be closed. */
    sealed interface Live extends CaseState {
        /** Ends the case. */
        default Closed close(Instant when) {
            return new Closed(when);
        }
    }

    /** Findings are watched. */
    record Monitoring(Instant at) implements Live {
        /** Begins support. */
        Support support(Instant when) {
            return new Support(when);
        }

        @Override
        public CaseStage stage() {
            return CaseStage.MONITORING;
        }
    }

    /** Support is offered; it comes before anything formal. */
    record Support(Instant at) implements Live {
        /** Makes the support formal. */
        Formal formalise(Instant when) {
            return new Formal(when);
        }

        /** Attendance has improved: back to watching. */
        Monitoring stepDown(Instant when) {
            return new Monitoring(when);
        }

        @Override
        public CaseStage stage() {
            return CaseStage.SUPPORT;
        }
    }

    /** Support is formal: panel, contract, formal warning. */
    record Formal(Instant at) implements Live {
        /** Considers legal intervention. */
        Legal considerLegal(Instant when) {
            return new Legal(when);
        }

        /** Back to support without form. */
        Support stepDown(Instant when) {
            return new Support(when);
        }

        @Override
        public CaseStage stage() {
            return CaseStage.FORMAL;
        }
    }

    /** Legal intervention is considered or under way. */
    record Legal(Instant at) implements Live {
        /** Back to formal support. */
        Formal stepDown(Instant when) {
            return new Formal(when);
        }

        @Override
        public CaseStage stage() {
            return CaseStage.LEGAL;
        }
    }

    /** Ended; what comes later opens another case. */
    record Closed(Instant at) implements CaseState {
        @Override
        public CaseStage stage() {
            return CaseStage.CLOSED;
        }
    }
}
