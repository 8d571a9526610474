package org.rollcall.reporting;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

// Plain tests: rules kept in fields appear as no test at all in the reports of the build.
class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rollcall.reporting");
    private static final DescribedPredicate<JavaClass> MANAGED = DescribedPredicate.describe(
            "managed by the framework",
            type -> type.isAnnotatedWith(ApplicationScoped.class) || type.isAnnotatedWith(Path.class));
    private static final ArchRule OWN_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @Test
    void whatTheFrameworkDoesNotManageDoesNotKnowIt() {
        noClasses()
                .that(DescribedPredicate.not(MANAGED))
                .and()
                .areTopLevelClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta.enterprise..",
                        "jakarta.ws..",
                        "jakarta.persistence..",
                        "org.hibernate.."))
                .check(SERVICE);
    }

    @Test
    void featuresDoNotGoInCircles() {
        slices().matching("org.rollcall.reporting.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
    }

    @Test
    void onlyConsumersListen() {
        methods()
                .that()
                .areAnnotatedWith(Incoming.class)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Consumer")
                .check(SERVICE);
    }

    @Test
    void onlyResourcesAnswer() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(SERVICE);
    }

    @Test
    void nobodyReadsAClockOfItsOwn() {
        OWN_CLOCK.check(SERVICE);
    }

    @Test
    void aClockOfItsOwnWouldBeFound() {
        // Given
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

        // Then
        assertThatThrownBy(() -> OWN_CLOCK.check(offender)).isInstanceOf(AssertionError.class);
    }

    /** Planted, so that the rule is known to be able to fail. */
    private static final class Offender {
        static Clock clock() {
            return Clock.systemUTC();
        }
    }
}
