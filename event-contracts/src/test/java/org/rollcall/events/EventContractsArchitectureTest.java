package org.rollcall.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.rollcall.events", importOptions = ImportOption.DoNotIncludeTests.class)
class EventContractsArchitectureTest {
    @ArchTest
    static final ArchRule contractsDependOnNothingButJsonAnnotations = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "com.fasterxml.jackson.annotation..", "org.rollcall.events..");

    @ArchTest
    static final ArchRule whatIsToldIsARecord = classes()
            .that()
            .implement(Event.class)
            .should()
            .beRecords()
            .andShould()
            .bePublic();
}
