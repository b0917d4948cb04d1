package vn.cnnt.registry;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What must stay true of the register's code as a whole.
@AnalyzeClasses(packages = "vn.cnnt.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /// What is wired carries requests and settings to the domain, or looks up for it; everything else beside it is
    /// domain.
    private static final DescribedPredicate<JavaClass> IS_WIRED = DescribedPredicate.describe(
            "are wired, or part of what is",
            type -> type.isMetaAnnotatedWith(Component.class)
                    || type.getEnclosingClass()
                            .filter(around -> around.isMetaAnnotatedWith(Component.class))
                            .isPresent());

    @ArchTest
    void no_class_is_named_after_what_it_is_made_of(JavaClasses register) {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Dto|Mapper|Assembler)")
                .check(register);
    }

    @ArchTest
    void no_two_features_depend_on_each_other_in_a_circle(JavaClasses register) {
        slices().matching("vn.cnnt.registry.(*)..").should().beFreeOfCycles().check(register);
    }

    /// From the file to the register: each room of an import knows only those before it.
    @ArchTest
    void a_list_knows_no_row_a_row_knows_not_what_becomes_of_it_and_none_knows_its_import(JavaClasses register) {
        var intake = "vn.cnnt.registry.intake";
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("file")
                .definedBy("vn.cnnt.registry.table")
                .layer("list")
                .definedBy(intake + ".list")
                .layer("row")
                .definedBy(intake + ".row")
                .layer("taking")
                .definedBy(intake + ".taking")
                .layer("import")
                .definedBy(intake)
                .whereLayer("file")
                .mayNotAccessAnyLayer()
                .whereLayer("list")
                .mayOnlyAccessLayers("file")
                .whereLayer("row")
                .mayOnlyAccessLayers("file", "list")
                .whereLayer("taking")
                .mayOnlyAccessLayers("file", "list", "row")
                .check(register);
    }

    @ArchTest
    void nothing_of_the_domain_knows_a_framework(JavaClasses register) {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..decision..",
                        "..enterprise..",
                        "..recognition..",
                        "..grant..",
                        "..reported..",
                        "..reference..")
                .and(not(IS_WIRED))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "com.mongodb..", "org.bson..")
                .check(register);
    }

    @ArchTest
    void nobody_looks_at_the_clock_on_the_wall(JavaClasses register) {
        noClasses()
                .that()
                .doNotHaveSimpleName("RegistryConfiguration")
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
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(register);
    }

    @ArchTest
    void everything_is_wired_by_constructors(JavaClasses register) {
        fields().should()
                .notBeAnnotatedWith(Autowired.class)
                .andShould()
                .notBeAnnotatedWith(Value.class)
                .check(register);
    }

    @ArchTest
    void the_services_share_nothing_but_the_events_and_the_manners(JavaClasses register) {
        classes()
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("vn.cnnt.."))
                        .or(resideInAnyPackage("vn.cnnt.registry..", "vn.cnnt.events..", "vn.cnnt.manners..")))
                .check(register);
    }
}
