package org.rollcall.rules.penalty;

import java.util.Arrays;
import java.util.List;

/** What is asked before a penalty notice is asked for (NAT-PN.2, BHCET-22.10 to BHCET-22.14). */
public enum Question {
    /** Does support fit the case at all? It does not fit, for example, a holiday in term. */
    SUPPORT_APPROPRIATE,
    /** Has it been given and not worked, or not been engaged with? */
    SUPPORT_TRIED,
    /** Is a notice likely to change what happens in this family? */
    NOTICE_LIKELY_TO_WORK,
    /** Would more support or another legal step suit better? */
    OTHER_STEP_BETTER,
    /** Is a notice right under the duties of the Equality Act, such as towards a disability? */
    EQUALITY_CONSIDERED,
    /** Is a possible prosecution in the public interest? The authority alone answers it (BHCET-22.13). */
    PUBLIC_INTEREST;

    /** The questions that the school answers. */
    public static List<Question> ofSchool() {
        return Arrays.stream(values())
                .filter(question -> question != PUBLIC_INTEREST)
                .toList();
    }
}
