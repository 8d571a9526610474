package org.rollcall.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.rollcall.localstack.testing.HouseRules;

@AnalyzeClasses(packages = "org.rollcall.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

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
