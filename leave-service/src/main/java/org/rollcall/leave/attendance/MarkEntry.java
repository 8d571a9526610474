package org.rollcall.leave.attendance;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One version of one pupil's mark for one session.
 *
 * @param place whose mark it is and of which session
 * @param code attendance code
 * @param revision 1 and counting; the highest is the mark
 */
public record MarkEntry(Place place, String code, int revision) {
    /**
     * Where a mark stands.
     *
     * @param urn school
     * @param date session date
     * @param session AM or PM
     * @param pupilId pupil
     */
    public record Place(int urn, LocalDate date, String session, UUID pupilId) implements Comparable<Place> {
        boolean sameSession(Place other) {
            return urn == other.urn && date.equals(other.date) && session.equals(other.session);
        }

        /** The order in which rows are written, so that two writers cannot wait for each other. */
        @Override
        public int compareTo(Place other) {
            int order = Integer.compare(urn, other.urn);
            order = order == 0 ? date.compareTo(other.date) : order;
            order = order == 0 ? session.compareTo(other.session) : order;
            return order == 0 ? pupilId.compareTo(other.pupilId) : order;
        }
    }
}
