package org.rollcall.events.register;

import java.util.UUID;
import org.rollcall.events.Event;

/**
 * A registration class was made or changed.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param classId class
 * @param name class name, for example 3A
 * @param yearGroup national curriculum year, 0 for reception
 */
public record ClassChanged(int urn, long revision, UUID classId, String name, int yearGroup) implements Event {
    @Override
    public String subject() {
        return urn + "/classes/" + classId;
    }
}
