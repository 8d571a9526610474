package org.rollcall.support;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "org.rollcall.support", importOptions = ImportOption.DoNotIncludeTests.class)
class SupportArchitectureTest {
    @ArchTest
    static final ArchRule noWordOfTheDomain = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.rollcall.rules..", "org.rollcall.events..", "org.rollcall.register..");

    @ArchTest
    static final ArchRule onlyTheOutboxSends = noClasses()
            .that()
            .resideOutsideOfPackage("org.rollcall.support.outbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients.producer..");

    @ArchTest
    static final ArchRule nobodySendsPastTheOutbox = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Outgoing");

    @ArchTest
    static final ArchRule timeComesFromTheClocks = noClasses()
            .that()
            .resideOutsideOfPackage("org.rollcall.support.clock..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.rollcall.support.(*)..").should().beFreeOfCycles();
}
