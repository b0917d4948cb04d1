package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cnnt.reporting.view.EntityView;

/// A dataset that counts differently has another fingerprint, and so the service another definition.
class FingerprintTest {
    static List<Dataset> datasets() {
        return Datasets.ALL;
    }

    /// Else a measure could change its meaning unseen.
    @ParameterizedTest
    @MethodSource("datasets")
    void the_golden_sample_reaches_every_measure(Dataset dataset) {
        var reached = new boolean[dataset.measures().size()];
        for (var view : Fingerprint.sample().values()) {
            for (var fact : dataset.facts(view)) {
                for (var i = 0; i < reached.length; i++) {
                    reached[i] |= fact.measures()[i] != 0;
                }
            }
        }
        assertThat(reached).doesNotContain(false);
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void whoever_counts_one_more_has_another_fingerprint(Dataset dataset) {
        assertThat(Fingerprint.of(new Changed(dataset, false))).isEqualTo(Fingerprint.of(dataset));
        assertThat(Fingerprint.of(new Changed(dataset, true))).isNotEqualTo(Fingerprint.of(dataset));
    }

    /// The same dataset, whose first measure counts one more in each fact.
    private record Changed(Dataset dataset, boolean oneMore) implements Dataset {
        @Override
        public Layout layout() {
            return dataset.layout();
        }

        @Override
        public List<Fact> facts(EntityView view) {
            return dataset.facts(view).stream().map(this::changed).toList();
        }

        private Fact changed(Fact fact) {
            var measures = fact.measures().clone();
            measures[0] += oneMore ? 1 : 0;
            return new Fact(fact.province(), fact.values(), fact.unit(), fact.because(), measures);
        }
    }
}
