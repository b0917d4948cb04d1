package vn.cnnt.reporting;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(
        packages = {"vn.cnnt.reporting", "vn.cnnt.manners", "vn.cnnt.events"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule what_the_figures_are_and_how_they_stay_exact_knows_no_framework = noClasses()
            .that()
            .resideInAnyPackage(
                    "..reporting.slots..",
                    "..reporting.pages..",
                    "..reporting.projection..",
                    "..reporting.figures..",
                    "..reporting.view..",
                    "..reporting.statistics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "com.mongodb..",
                    "org.bson..",
                    "org.apache.kafka..",
                    "io.micrometer..",
                    "jakarta..");

    /// A room may use those before it in this order, and knows nothing of those after it.
    @ArchTest
    static final ArchRule from_slots_to_figures_there_is_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("slots")
            .definedBy("..reporting.slots..")
            .layer("pages")
            .definedBy("..reporting.pages..")
            .layer("projection")
            .definedBy("..reporting.projection..")
            .layer("figures")
            .definedBy("..reporting.figures..")
            .whereLayer("slots")
            .mayNotAccessAnyLayer()
            .whereLayer("pages")
            .mayOnlyAccessLayers("slots")
            .whereLayer("projection")
            .mayOnlyAccessLayers("slots", "pages")
            .whereLayer("figures")
            .mayOnlyAccessLayers("slots", "pages", "projection");

    @ArchTest
    static final ArchRule no_room_needs_another_that_needs_it =
            slices().matching("vn.cnnt.reporting.(*)..").should().beFreeOfCycles();

    /// What is common to all of them stands in `web`, and knows none of them.
    @ArchTest
    static final ArchRule a_controller_stands_beside_what_it_shows = noClasses()
            .that()
            .resideInAPackage("..reporting.web..")
            .should()
            .beMetaAnnotatedWith(Controller.class)
            .orShould()
            .dependOnClassesThat(resideInAPackage("vn.cnnt.reporting..")
                    .and(not(resideInAnyPackage(
                            "vn.cnnt.reporting.web..", "vn.cnnt.reporting.figures..", "vn.cnnt.reporting.slots.."))));

    /// A page asks the API's components, and nothing of the API asks a page.
    @ArchTest
    static final ArchRule a_page_stands_in_the_pages_of_what_it_shows = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .should()
            .resideInAnyPackage("..questions.pages..", "..forms.pages..", "..operations.pages..", "vn.cnnt.manners..");

    @ArchTest
    static final ArchRule nothing_but_the_published_language_and_the_manners_is_shared = classes()
            .that()
            .resideInAPackage("vn.cnnt.reporting..")
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("vn.cnnt.."))
                    .or(resideInAPackage("vn.cnnt.reporting.."))
                    .or(resideInAPackage("vn.cnnt.events.."))
                    .or(resideInAPackage("vn.cnnt.manners..")));

    @ArchTest
    static final ArchRule the_time_is_told_by_a_clock_from_the_configuration = noClasses()
            .that()
            // the servers beside the service have a clock of their own
            .resideInAPackage("vn.cnnt.reporting..")
            .and()
            .doNotHaveSimpleName("ReportingConfiguration")
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
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is_for =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager|DTO|Dto|Mapper|Assembler)");

    @ArchTest
    static final ArchRule everything_comes_in_by_the_constructor =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);
}
