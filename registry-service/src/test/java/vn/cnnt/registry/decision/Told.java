package vn.cnnt.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.web.Spoken;

/// A row of the tables of refusals: what is asked, and what is told about which member in both languages.
public record Told(String what, Supplier<List<Finding>> findings, String field, String code, String vi, String en) {

    public static List<Finding> of(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.warnings();
            case Decision.Refused refused -> refused.findings();
        };
    }

    public void check() {
        var all = findings.get();
        assertThat(all).anySatisfy(finding -> {
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.code()).isEqualTo(code);
            assertThat(Spoken.in(Locale.of("vi"), finding)).isEqualTo(vi);
            assertThat(Spoken.in(Locale.ENGLISH, finding)).isEqualTo(en);
        });
    }

    @Override
    public String toString() {
        return what + ": " + code;
    }
}
