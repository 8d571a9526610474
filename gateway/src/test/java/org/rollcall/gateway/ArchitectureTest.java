package org.rollcall.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

@AnalyzeClasses(packages = "org.rollcall.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("org.rollcall.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCKS = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule THE_GATEWAY_KEEPS_NO_STATE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx.sqlclient..", "org.hibernate..", "org.apache.kafka..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule THE_GATEWAY_KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.rollcall.register..",
                    "org.rollcall.leave..",
                    "org.rollcall.escalation..",
                    "org.rollcall.reporting..",
                    "org.rollcall.rules..",
                    "org.rollcall.events..");

    @ArchTest
    static final ArchRule PATHS_AND_ROUTES_ARE_PURE = noClasses()
            .that()
            .haveSimpleName("RouteTable")
            .or()
            .haveSimpleName("BodyLimit")
            .or()
            .haveSimpleName("MergedContract")
            .or()
            .haveSimpleName("Renaming")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.smallrye..");
}
