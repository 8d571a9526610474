package org.rollcall.localstack.demo;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A synthetic pupil with one parent; the names say that they are.
 *
 * @param id derived from school and number
 * @param number counting within the school
 * @param school school
 * @param schoolClass registration class
 * @param absence own absence to reach, per 10,000 sessions
 */
record DemoPupil(UUID id, int number, DemoSchool school, DemoSchool.DemoClass schoolClass, int absence) {
    private static final String[] FORENAMES = {
        "Alder", "Birch", "Cedar", "Elm", "Fern", "Hazel", "Ivy", "Juniper", "Linden", "Maple", "Rowan", "Willow"
    };
    private static final int YEAR_OF_RECEPTION_BIRTHS = 2022;

    String forename() {
        return FORENAMES[number % FORENAMES.length];
    }

    String surname() {
        return "Demopupil%03d".formatted(number);
    }

    String parentName() {
        return "Parent Of-" + surname();
    }

    String address() {
        return number + " Demonstration Road, Nowhere, ZZ99 3WZ";
    }

    String email() {
        return "parent." + school.urn() + "." + number + "@example.invalid";
    }

    /** A number of the range kept free for drama. */
    String phone() {
        return "01632 960%03d".formatted(number);
    }

    LocalDate dateOfBirth() {
        return LocalDate.of(YEAR_OF_RECEPTION_BIRTHS - 1 - schoolClass.yearGroup(), 9, 1)
                .plusDays(number * 7L % 364);
    }
}
