package org.rollcall.reporting;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.rollcall.localstack.testing.HouseRules;

@AnalyzeClasses(packages = "org.rollcall.reporting", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule whatTheFrameworkDoesNotManageKnowsNeitherHttpNorHibernate = noClasses()
            .that(not(HouseRules.MANAGED))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws..", "org.hibernate..");
}
