package vn.cnnt.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.web.Spoken;

/// A row of the tables of refusals: what is asked, and what is told about which member in both languages.
///
/// @param beside what is told with it, each as `/member code`: nothing else may be
public record Told(
        String what,
        Supplier<List<Finding>> findings,
        String field,
        String code,
        String vi,
        String en,
        List<String> beside) {
    public Told(String what, Supplier<List<Finding>> findings, String field, String code, String vi, String en) {
        this(what, findings, field, code, vi, en, List.of());
    }

    public Told beside(String... others) {
        return new Told(what, findings, field, code, vi, en, List.of(others));
    }

    public static List<Finding> of(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.warnings();
            case Decision.Refused refused -> refused.findings();
        };
    }

    public void check() {
        var all = findings.get();
        var told = new ArrayList<>(beside);
        told.add(field + " " + code);
        assertThat(all)
                .extracting(finding -> finding.field() + " " + finding.code())
                .containsExactlyInAnyOrderElementsOf(told);
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
