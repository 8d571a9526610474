package org.rollcall.rules.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a policy's document lays down beside its rules, and what the law has something to say about. It changes nothing that
 * is carried out; it is held against the law in force.
 *
 * @param number the number laid down; 0 where the topic has none
 * @param codes the codes laid down; empty where the topic has none
 * @param says it in our own words
 */
public record Statement(Topic about, LocalDate from, List<String> cites, int number, Set<String> codes, String says) {

    /** What a statement is about. */
    public enum Topic {
        /** For how many years an entry of the register is kept. */
        RETENTION_YEARS,
        /** The first amount of a penalty notice in pounds. */
        PENALTY_POUNDS,
        /** From which day the days of a penalty notice count. */
        PENALTY_DAYS,
        /** The list of codes. */
        CODES,
        /** Persistent absence, where the document prints it in another way as well. */
        PERSISTENT_ABSENCE,
        /** Bands of attendance as printed. */
        BANDS,
        /** How often irregular attendance is returned to the local authority. */
        ATTENDANCE_RETURN,
        /** How long an absence may stay without a known reason. */
        UNEXPLAINED,
        /** What a deletion from roll needs. */
        DELETION,
        /** Whether leave that was granted is recoded afterwards. */
        RECODED_LEAVE,
        /** Leave that is refused without looking at the case. */
        REFUSED_LEAVE,
        /** The regulations on which the document rests. */
        REGULATIONS,
        /** Where the document contradicts itself. */
        CONTRADICTION;

        /** Whether a statement about it needs a number. */
        public boolean isCounted() {
            return this == RETENTION_YEARS || this == PENALTY_POUNDS;
        }
    }
}
