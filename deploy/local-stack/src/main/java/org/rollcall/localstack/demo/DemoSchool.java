package org.rollcall.localstack.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A fictional school, shaped like real ones of its phase and area.
 *
 * @param urn number outside the range of real schools
 * @param name invented
 * @param phase PRIMARY or SECONDARY
 * @param laCode a real local authority
 * @param policyId profile it works under
 * @param sessions session times as the API takes them
 * @param classSizes pupils of each class, in the order of {@link #classes}
 * @param absence overall absence to reach, per 10,000 sessions
 * @param persistent pupils to be persistently absent, per 10,000 pupils
 */
record DemoSchool(
        int urn,
        String name,
        String phase,
        String laCode,
        String policyId,
        Map<String, Map<String, String>> sessions,
        int classSizes,
        int absence,
        int persistent) {

    private static final int PRIMARY_CLASSES = 8;
    private static final int SECONDARY_CLASSES = 13;

    /**
     * A registration class.
     *
     * @param id derived from school and name, the same at every load
     * @param name for example 3A
     * @param yearGroup national curriculum year
     */
    record DemoClass(UUID id, String name, int yearGroup) {}

    boolean isPrimary() {
        return phase.equals("PRIMARY");
    }

    /** The school's classes, youngest first. */
    List<DemoClass> classes() {
        List<DemoClass> classes = new ArrayList<>();
        int number = isPrimary() ? PRIMARY_CLASSES : SECONDARY_CLASSES;
        int first = isPrimary() ? 0 : 7;
        int years = isPrimary() ? 7 : 5;
        for (int i = 0; i < number; i++) {
            int year = first + i % years;
            String name = (year == 0 ? "R" : String.valueOf(year)) + (char) ('A' + i / years);
            classes.add(new DemoClass(id("class/" + name), name, year));
        }
        return List.copyOf(classes);
    }

    String path(String below) {
        return "/schools/" + urn + below;
    }

    /** An id that belongs to this school and stays the same at every load. */
    UUID id(String what) {
        return UUID.nameUUIDFromBytes((urn + "/" + what).getBytes(StandardCharsets.UTF_8));
    }
}
