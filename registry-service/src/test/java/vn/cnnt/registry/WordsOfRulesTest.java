package vn.cnnt.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.cnnt.registry.decision.Told;
import vn.cnnt.registry.enterprise.EnterpriseRefusalsTest;
import vn.cnnt.registry.grant.GrantRefusalsTest;
import vn.cnnt.registry.merging.PlanTest;
import vn.cnnt.registry.reported.ReportedFigureRefusalsTest;
import vn.cnnt.registry.rights.HistoricalTest;

class WordsOfRulesTest {
    @Test
    void every_code_has_words_in_both_languages() {
        assertThat(codes(Locale.of("vi"))).isEqualTo(codes(Locale.ENGLISH));
    }

    @Test
    void every_code_is_tried_by_a_request_that_breaks_its_rule() {
        var tried = new TreeSet<String>();
        Stream.of(
                        EnterpriseRefusalsTest.rows(),
                        GrantRefusalsTest.rows(),
                        HistoricalTest.rows(),
                        PlanTest.rows(),
                        ReportedFigureRefusalsTest.rows())
                .flatMap(List::stream)
                .map(Told::code)
                .forEach(tried::add);

        assertThat(tried).isEqualTo(codes(Locale.ENGLISH));
    }

    private static Set<String> codes(Locale locale) {
        var bundle = ResourceBundle.getBundle(
                "domain", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        var codes = new TreeSet<String>();
        bundle.keySet().forEach(key -> codes.add(key.substring("finding.".length())));
        return codes;
    }
}
