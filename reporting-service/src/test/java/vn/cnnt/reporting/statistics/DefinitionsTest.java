package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.reporting.statistics.History.aGrant;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Level;
import vn.cnnt.events.SupportContent;

class DefinitionsTest {
    @Test
    void whatever_can_be_asked_is_explained_in_both_languages() {
        var said = new ArrayList<Definitions.Definition>();
        for (var dataset : Datasets.ALL) {
            said.add(Definitions.of(dataset));
            dataset.dimensions().forEach(it -> said.add(Definitions.of(it)));
            dataset.measures().stream()
                    .filter(Measure::offered)
                    .forEach(it -> said.add(Definitions.of(dataset, it.name())));
            dataset.derived().forEach(it -> said.add(Definitions.of(dataset, it.name())));
            dataset.comparisons().forEach(it -> said.add(Definitions.of(dataset, it.name())));
        }
        said.add(Definitions.of(Places.AS_DECIDED.provinceDimension()));
        said.add(Definitions.of(Places.REGION_DIMENSION));

        assertThat(said).hasSizeGreaterThan(60).allSatisfy(it -> {
            assertThat(it.words().vi()).endsWith(".").doesNotContain("{");
            assertThat(it.words().en()).endsWith(".").doesNotContain("{");
            assertThat(it.words().vi()).isNotEqualTo(it.words().en());
        });
        assertThat(said).filteredOn(it -> it.source() != null).hasSizeGreaterThan(10);
    }

    @Test
    void both_files_say_the_same_things_and_nothing_that_is_not_there() throws IOException {
        var vietnamese = keys("vi");
        assertThat(keys("en")).isEqualTo(vietnamese);
        for (var key : vietnamese) {
            var name = key.startsWith("source.") ? key.substring("source.".length()) : key;
            assertThat(isThere(name)).as(key).isTrue();
        }
    }

    @Test
    void money_is_in_dong_ratios_are_in_percent_and_all_else_is_counted() {
        var grants = Asking.dataset("grants");
        assertThat(grants.measures().get(grants.measure("approved")).unit()).isEqualTo(Unit.VND);
        assertThat(grants.measures().get(grants.measure("returned")).unit()).isEqualTo(Unit.VND);
        assertThat(grants.measures().get(grants.measure("workers")).unit()).isEqualTo(Unit.COUNT);
        assertThat(Objects.requireNonNull(grants.derivedMeasure("leverage")).unit())
                .isEqualTo(Unit.PERCENT);
        assertThat(Objects.requireNonNull(grants.comparison("approved.change")).unit())
                .isEqualTo(Unit.VND);
        assertThat(Objects.requireNonNull(
                                Asking.dataset("supported-enterprises").derivedMeasure("averageSupport"))
                        .unit())
                .isEqualTo(Unit.VND);
    }

    @Test
    void the_years_that_have_data_are_told_those_in_which_all_is_unknown_too() {
        var history = new History()
                .registered("e-1", "VN-20")
                .applied("e-1", "r1", Level.PROVINCE, 2018)
                .recorded("g-1", aGrant("VN-20", 2021, SupportContent.MACHINERY, GrantState.APPROVED, List.of()));

        var years = history.statistics().years().byDataset();

        assertThat(years)
                .containsEntry("enterprises", List.of())
                .containsEntry("recognitions", List.of(2018))
                .containsEntry("valid-certificates", List.of())
                .containsEntry("grants", List.of(2021))
                .containsEntry("supported-enterprises", List.of());
    }

    private static boolean isThere(String name) {
        if (name.equals("change") || Datasets.find(name) != null) {
            return true;
        }
        var owner = name.substring(0, name.indexOf('.'));
        var rest = name.substring(owner.length() + 1);
        if (owner.equals("dimension")) {
            return Datasets.ALL.stream().anyMatch(it -> Questions.dimensions(it).contains(rest));
        }
        return Questions.measures(Asking.dataset(owner)).contains(rest);
    }

    private static List<String> keys(String language) throws IOException {
        try (var file = DefinitionsTest.class.getResourceAsStream("definitions_" + language + ".properties")) {
            var words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
            return words.stringPropertyNames().stream().sorted().toList();
        }
    }
}
