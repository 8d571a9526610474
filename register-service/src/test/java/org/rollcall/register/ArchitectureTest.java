package org.rollcall.register;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import org.rollcall.localstack.testing.HouseRules;

@AnalyzeClasses(packages = "org.rollcall.register", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> RULES = DescribedPredicate.describe(
            "are rules",
            type -> type.getSimpleName().endsWith("Rules") && !type.isAnnotatedWith(ApplicationScoped.class));

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

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
}
