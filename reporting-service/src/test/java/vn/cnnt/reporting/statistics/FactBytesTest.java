package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.Province;

class FactBytesTest {
    private static final Province LANG_SON = Province.of("VN-20");

    @Test
    void the_facts_of_whatever_has_happened_count_the_same_when_read_again() {
        for (var seed = 0; seed < 20; seed++) {
            RandomHistory.of(new Random(seed), 200).figures().read(snapshot -> {
                snapshot.forEach((id, entity) -> {
                    for (var dataset : Datasets.ALL) {
                        var facts = dataset.facts(Objects.requireNonNull(entity.view()));
                        var bytes = new FactBytes(dataset);
                        var again = bytes.read(bytes.write(facts));
                        assertThat(texts(again))
                                .as("%s of %s", dataset.name(), id)
                                .isEqualTo(texts(facts));
                        if (!facts.isEmpty()) {
                            assertThat(dataset.count(again)).isEqualTo(dataset.count(facts));
                        }
                        assertThat(bytes.write(again)).isEqualTo(bytes.write(facts));
                    }
                });
                return 0;
            });
        }
    }

    @Test
    void who_counts_alike_has_the_same_bytes_whatever_the_things_are_called_and_in_whatever_order() {
        var dataset = Objects.requireNonNull(Datasets.find("recognitions"));
        var bytes = new FactBytes(dataset);
        var food = List.of("2020", "PROVINCE", "AGRO_FOOD");
        var machine = List.of("2022", "REGION", "MACHINERY");

        var one = bytes.write(List.of(
                new Fact(LANG_SON, food, "r1", List.of("r1"), 1, 0, 0, 0, 0),
                new Fact(LANG_SON, machine, "r2", List.of("r2"), 1, 0, 0, 0, 0)));
        var other = bytes.write(List.of(
                new Fact(LANG_SON, machine, "r7", List.of("r7"), 1, 0, 0, 0, 0),
                new Fact(LANG_SON, food, "r8", List.of("r8"), 1, 0, 0, 0, 0)));

        assertThat(one).isEqualTo(other);
    }

    @Test
    void lines_that_count_once_stay_apart_where_they_are_different_ones() {
        var dataset = Objects.requireNonNull(Datasets.find("supported-enterprises"));
        var bytes = new FactBytes(dataset);
        var values = List.of("2020", "NATIONAL", "DEMO_MODEL", "NONE");

        var twoLines = List.of(
                new Fact(LANG_SON, values, "g-1#0", List.of("g-1"), 1, 300, 0),
                new Fact(LANG_SON, values, "g-1#1", List.of("g-1"), 1, 300, 0));
        var oneLineTwice = List.of(
                new Fact(LANG_SON, values, "g-1#0", List.of("g-1"), 1, 300, 0),
                new Fact(LANG_SON, values, "g-1#0", List.of("g-1"), 1, 300, 0));

        assertThat(dataset.count(bytes.read(bytes.write(twoLines)))).containsExactly(1, 600, 0);
        assertThat(dataset.count(bytes.read(bytes.write(oneLineTwice)))).containsExactly(1, 300, 0);
    }

    @Test
    void a_value_that_is_not_listed_and_any_amount_survive() {
        var dataset = Objects.requireNonNull(Datasets.find("enterprises"));
        var bytes = new FactBytes(dataset);
        var facts = List.of(
                new Fact(LANG_SON, List.of("GUILD", "ế", "ACTIVE"), "", List.of(), Long.MAX_VALUE),
                new Fact(LANG_SON, List.of("LLC", "SMALL", "ACTIVE"), "", List.of(), Long.MIN_VALUE));

        assertThat(texts(bytes.read(bytes.write(facts)))).isEqualTo(texts(facts));
    }

    private static List<String> texts(List<Fact> facts) {
        return facts.stream()
                .map(fact -> fact.province().key() + fact.values() + Arrays.toString(fact.measures()))
                .sorted()
                .toList();
    }
}
