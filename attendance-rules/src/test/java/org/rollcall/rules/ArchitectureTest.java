package org.rollcall.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;
import java.util.stream.Stream;

/** The domain is pure: an allow-list of what it may touch, no clock, no binary fractions. */
@AnalyzeClasses(packages = "org.rollcall.rules", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> BINARY_FRACTIONS =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "[D", "[F");

    @ArchTest
    static final ArchRule rulesDependOnNothingButJavaAndJspecify = classes()
            .that()
            .resideOutsideOfPackage("org.rollcall.rules.policy.yaml")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.rollcall.rules..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsTheParser = classes()
            .that()
            .resideInAPackage("org.rollcall.rules.policy.yaml")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.rollcall.rules..", "java..", "org.jspecify..", "org.snakeyaml.engine..");

    @ArchTest
    static final ArchRule nobodyAsksTheTime = noClasses()
            .should()
            .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("the time of day is asked for") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    String name = access.getTarget().getName();
                    return name.equals("now") || name.equals("currentTimeMillis") || name.equals("nanoTime");
                }
            });

    @ArchTest
    static final ArchRule nobodyOpensFilesOrSockets = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..", "java.util.concurrent.locks..");

    @ArchTest
    static final ArchRule noBinaryFractions = ArchRuleDefinition.classes()
            .should(new ArchCondition<JavaClass>("have no double or float") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Stream<JavaClass> fields = type.getFields().stream().map(JavaField::getRawType);
                    Stream<JavaClass> methods = type.getMethods().stream().flatMap(ArchitectureTest::signature);
                    Stream.concat(fields, methods)
                            .map(JavaClass::getName)
                            .filter(BINARY_FRACTIONS::contains)
                            .forEach(name ->
                                    events.add(SimpleConditionEvent.violated(type, type.getName() + " uses " + name)));
                }
            });

    @ArchTest
    static final ArchRule measuresAndCodesKnowNoPolicy = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.rollcall.rules.code",
                    "org.rollcall.rules.calendar",
                    "org.rollcall.rules.measure",
                    "org.rollcall.rules.ledger")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.rollcall.rules.policy..", "org.rollcall.rules.evaluation..");

    @ArchTest
    static final ArchRule policiesKnowNoEvaluation = noClasses()
            .that()
            .resideInAPackage("org.rollcall.rules.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rollcall.rules.evaluation..");

    private static Stream<JavaClass> signature(JavaMethod method) {
        return Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream());
    }
}
