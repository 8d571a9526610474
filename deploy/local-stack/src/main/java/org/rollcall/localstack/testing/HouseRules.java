package org.rollcall.localstack.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/** What holds in every service. A service's own test takes them in with {@code ArchTests.in(HouseRules.class)}. */
public final class HouseRules {

    /** What the framework makes, maps or calls, and what is nested in it. */
    public static final DescribedPredicate<JavaClass> MANAGED =
            DescribedPredicate.describe("managed by the framework", HouseRules::isManaged);

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("org.rollcall.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatTheFrameworkDoesNotManageInjectsAndMapsNothing = noClasses()
            .that(not(MANAGED))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "jakarta.enterprise..", "jakarta.persistence.."));

    @ArchTest
    static final ArchRule onlyConsumersListen = methods()
            .that()
            .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Consumer")
            // The gateway hears no events.
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyResourcesAnswer =
            classes().that().areAnnotatedWith("jakarta.ws.rs.Path").should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule timeComesFromTheClocks = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalTime.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    private HouseRules() {}

    private static boolean isManaged(JavaClass type) {
        return Stream.of(
                                "jakarta.enterprise.context.ApplicationScoped",
                                "jakarta.ws.rs.Path",
                                "jakarta.persistence.Entity",
                                "jakarta.persistence.Embeddable")
                        .anyMatch(type::isAnnotatedWith)
                || type.getEnclosingClass().filter(HouseRules::isManaged).isPresent();
    }
}
