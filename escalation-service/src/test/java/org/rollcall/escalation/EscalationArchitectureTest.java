package org.rollcall.escalation;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.rollcall.localstack.testing.HouseRules;

@AnalyzeClasses(packages = "org.rollcall.escalation", importOptions = ImportOption.DoNotIncludeTests.class)
class EscalationArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule whatIsNoBeanKnowsNoFramework = classes()
            .that(not(HouseRules.MANAGED))
            .and()
            .resideOutsideOfPackages("org.rollcall.escalation.letters..", "org.rollcall.escalation.people..")
            .and()
            .haveSimpleNameNotEndingWith("Row")
            .and()
            // What one feature asks of another names what its bean needs.
            .areNotInterfaces()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..",
                    "jakarta.validation..",
                    "io.quarkiverse.resteasy.problem..",
                    "org.rollcall.escalation..",
                    "org.rollcall.rules..",
                    "org.rollcall.events..",
                    "org.rollcall.support.problem..",
                    "org.rollcall.support.clock..");
}
