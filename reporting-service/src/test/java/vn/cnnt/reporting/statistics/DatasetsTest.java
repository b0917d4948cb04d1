package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DatasetsTest {
    @Test
    void no_dataset_is_forgotten_in_the_list() {
        var written = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("vn.cnnt.reporting.statistics")
                        .stream()
                        .filter(it -> it.isAssignableTo(Dataset.class) && !it.isInterface())
                        .map(JavaClass::getFullName)
                        .collect(Collectors.toSet());

        assertThat(Datasets.ALL).extracting(it -> it.getClass().getName()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void names_are_used_once_and_never_clash_with_other_parameters() {
        assertThat(Datasets.ALL).extracting(Dataset::name).doesNotHaveDuplicates();
        assertThat(Datasets.ALL).allSatisfy(dataset -> {
            var names = new HashSet<String>();
            assertThat(Questions.dimensions(dataset)).allMatch(names::add);
            assertThat(Questions.measures(dataset)).allMatch(names::add);
            assertThat(names)
                    .doesNotContain("by", "measures", "measure", "places", "sort", "limit", "cursor", "after", "run");
        });
    }

    @Test
    void values_have_no_character_that_means_something_in_a_cell_or_a_list() {
        assertThat(Datasets.ALL)
                .allSatisfy(dataset -> assertThat(dataset.dimensions())
                        .allSatisfy(dimension -> assertThat(dimension.values())
                                .allSatisfy(value -> assertThat(value.code()).matches("[A-Z_]+"))));
    }

    @Test
    void ratios_are_made_of_measures_that_exist() {
        assertThat(Datasets.ALL)
                .allSatisfy(dataset -> assertThat(dataset.derived()).allSatisfy(derived -> {
                    assertThat(dataset.measure(derived.numerator())).isNotNegative();
                    assertThat(dataset.measure(derived.denominator())).isNotNegative();
                    assertThat(derived.across() == null || dataset.dimension(derived.across()) >= 0)
                            .isTrue();
                }));
    }
}
