package org.rollcall.support.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    private static final int OWN = 900001;
    private static final int OTHER = 900002;

    @Test
    void aRoleAtOneSchoolSaysNothingAboutAnother() {
        // Given
        Caller caller = caller("/schools/900001/head", "/schools/900002/teacher");

        // When
        boolean headOfOwn = caller.isAt(OWN, Role.HEAD);
        boolean headOfOther = caller.isAt(OTHER, Role.HEAD);

        // Then
        assertThat(headOfOwn).isTrue();
        assertThat(headOfOther).isFalse();
        assertThat(caller.rolesAt(OTHER)).containsExactly(Role.TEACHER);
        assertThat(caller.placesOf(Role.HEAD)).containsExactly("900001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head",
                "/head",
                "/schools/head",
                "/schools//head",
                "x/schools/900001/head",
                "x/platform/admin",
                "/900001/head",
                "schools/900001/head",
                "/schools/900001",
                "/schools/900001/head/",
                "/schools/900001/head/deputy",
                "//schools/900001/head",
                "/Schools/900001/head",
                "/schools/900001/HEAD",
                "/trusts/900001/head",
                "/local-authorities/900001/head",
                "/schools/900001/admin",
                "/platform/900001/admin",
                "/platform/admin/",
                ""
            })
    void aPathOfNoKnownShapeGrantsNothing(String path) {
        // Given a path that resembles one of the realm

        // When
        Caller caller = caller(path);

        // Then
        assertThat(caller.grants()).isEmpty();
    }

    @Test
    void groupsOfOneNameAtPlacesOfDifferentKindsAreKeptApart() {
        // Given
        Caller caller = caller("/trusts/900001/central", "/local-authorities/202/attendance-team");

        // When
        boolean staff = caller.isAt(OWN, Role.HEAD, Role.OFFICE, Role.TEACHER, Role.ATTENDANCE_OFFICER);

        // Then
        assertThat(staff).isFalse();
        assertThat(caller.holds("900001", Role.CENTRAL)).isTrue();
        assertThat(caller.holds("202", Role.CENTRAL)).isFalse();
        assertThat(caller.isPlatformAdmin()).isFalse();
    }

    @Test
    void thePlatformsAdminAdministersThePlatformAndIsNobodysHead() {
        // Given
        Caller caller = caller("/platform/admin");

        // When
        boolean admin = caller.isPlatformAdmin();

        // Then
        assertThat(admin).isTrue();
        assertThat(caller.isAt(OWN, Role.values())).isFalse();
    }

    @Test
    void aForeignSchoolIsNotThereAndAnOwnOneWithoutTheRoleIsForbidden() {
        // Given
        Caller caller = caller("/schools/900001/teacher");

        // When
        Role passed = caller.require(OWN, Role.HEAD, Role.TEACHER);

        // Then
        assertThat(passed).isEqualTo(Role.TEACHER);
        assertThatThrownBy(() -> caller.require(OWN, Role.HEAD))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(403));
        assertThatThrownBy(() -> caller.require(OTHER, Role.TEACHER))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(404));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleIsReadFromItsOwnPathOnly(Role role) {
        // Given
        List<String> places = List.of("/schools/7/", "/trusts/7/", "/local-authorities/7/", "/platform/");

        // When
        List<Caller> holders = places.stream()
                .map(place -> caller(place + role.word()))
                .filter(caller -> caller.grants().stream().anyMatch(grant -> grant.role() == role))
                .toList();

        // Then
        assertThat(holders).hasSize(1);
    }

    private static Caller caller(String... paths) {
        return Caller.of("subject", "Demo Person", List.of(paths));
    }
}
