package org.rollcall.register;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@AnalyzeClasses(packages = "org.rollcall.register", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> RULES = DescribedPredicate.describe(
            "are rules",
            type -> type.getSimpleName().endsWith("Rules") && !type.isAnnotatedWith(ApplicationScoped.class));

    private static final DescribedPredicate<JavaClass> MANAGED = DescribedPredicate.describe(
            "managed by the framework",
            type -> type.isAnnotatedWith(ApplicationScoped.class)
                    || type.isAnnotatedWith(Path.class)
                    || type.isAnnotatedWith(Entity.class));

    @ArchTest
    static final ArchRule rulesKnowNoFramework = classes()
            .that(RULES)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.databind..",
                    "org.rollcall.register..",
                    "org.rollcall.rules..",
                    "org.rollcall.events..",
                    "org.rollcall.support.problem..",
                    "org.rollcall.support.clock..");

    @ArchTest
    static final ArchRule whatTheFrameworkDoesNotManageIsNotMappedAndInjectsNothing = noClasses()
            .that(DescribedPredicate.not(MANAGED))
            .and()
            .areTopLevelClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "jakarta.enterprise..", "jakarta.persistence.."));

    @ArchTest
    static final ArchRule featuresDoNotGoInCircles =
            slices().matching("org.rollcall.register.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyConsumersListen = methods()
            .that()
            .areAnnotatedWith(Incoming.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Consumer");

    @ArchTest
    static final ArchRule onlyResourcesAnswer =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule nobodyReadsAClockOfItsOwn = noClasses()
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
}
