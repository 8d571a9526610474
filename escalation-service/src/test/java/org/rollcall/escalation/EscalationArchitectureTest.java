package org.rollcall.escalation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@AnalyzeClasses(packages = "org.rollcall.escalation", importOptions = ImportOption.DoNotIncludeTests.class)
class EscalationArchitectureTest {
    @ArchTest
    static final ArchRule whatIsNoBeanKnowsNoFramework = classes()
            .that()
            .resideOutsideOfPackages("org.rollcall.escalation.letters..", "org.rollcall.escalation.people..")
            .and()
            .areNotAnnotatedWith(ApplicationScoped.class)
            .and()
            .areNotAnnotatedWith(Path.class)
            .and()
            .haveSimpleNameNotEndingWith("Row")
            .and(topLevelIsPure())
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..",
                    "jakarta.validation.constraints..",
                    "io.quarkiverse.resteasy.problem..",
                    "org.rollcall.escalation..",
                    "org.rollcall.rules..",
                    "org.rollcall.events..",
                    "org.rollcall.support.problem..",
                    "org.rollcall.support.clock..");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("org.rollcall.escalation.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyConsumersListen = methods()
            .that()
            .areAnnotatedWith(Incoming.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Consumer");

    @ArchTest
    static final ArchRule nobodyAsksTheMachineForTheTime = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    /** A nested class belongs to the bean around it. */
    static DescribedPredicate<JavaClass> topLevelIsPure() {
        return DescribedPredicate.describe(
                "are not nested in a bean",
                type -> type.getEnclosingClass()
                        .filter(outer ->
                                outer.isAnnotatedWith(ApplicationScoped.class) || outer.isAnnotatedWith(Path.class))
                        .isEmpty());
    }
}
