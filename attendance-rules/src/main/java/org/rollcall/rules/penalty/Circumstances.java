package org.rollcall.rules.penalty;

import java.util.List;

/**
 * What is on record about a consideration.
 *
 * @param compulsoryAge whether every counted day was one of compulsory school age
 * @param stillOpen counted sessions whose reason is not known yet
 * @param supported whether the case shows support
 * @param failed whether it is on record that support, or a notice to improve, did not work
 * @param invited whether parents were invited to a talk
 * @param advisedBy subjects of those who advised the head
 * @param decidedBy subject of who decides
 * @param offences which notice it would be for each parent who may be liable
 * @param noticesBefore notices about this child that were not withdrawn
 */
public record Circumstances(
        boolean compulsoryAge,
        boolean socialWorker,
        boolean lookedAfter,
        int stillOpen,
        boolean supported,
        boolean failed,
        boolean invited,
        List<String> advisedBy,
        String decidedBy,
        List<Offence> offences,
        int noticesBefore) {

    public Circumstances {
        advisedBy = List.copyOf(advisedBy);
        offences = List.copyOf(offences);
    }

    /** Whether no parent may be given another notice. */
    boolean isLimitReached() {
        return !offences.isEmpty() && offences.stream().allMatch(Offence.BEYOND::equals);
    }
}
