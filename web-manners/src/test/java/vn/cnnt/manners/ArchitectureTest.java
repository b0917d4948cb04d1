package vn.cnnt.manners;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.cnnt.manners", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule manners_know_neither_the_services_nor_the_events_nor_what_they_are_kept_in = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "vn.cnnt.events..",
                    "vn.cnnt.registry..",
                    "vn.cnnt.reporting..",
                    "com.mongodb..",
                    "org.bson..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule findings_can_be_spoken_of_without_any_framework = classes()
            .that()
            .resideInAPackage("vn.cnnt.manners.finding")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("vn.cnnt.manners.finding", "java..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is_for =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager|DTO|Dto|Mapper|Assembler)");
}
