package vn.cnnt.registry.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Told;

/// What may be recorded as historical, and by whom.
public class HistoricalTest {
    private static final Historical UNTIL_2025 = new Historical(2025);

    @ParameterizedTest
    @MethodSource("rows")
    void tells_the_member_the_code_and_the_words_in_both_languages(Told told) {
        told.check();
    }

    public static List<Told> rows() {
        return List.of(new Told(
                "a year after the last of the old records",
                () -> found("/votingYear", 2026),
                "/votingYear",
                "historical-too-late",
                "Năm 2026 không phải hồ sơ cũ: chỉ được ghi là historical đến hết năm 2025; từ năm sau, cán bộ đăng"
                        + " ký và người duyệt quyết định ở đây.",
                "2026 is no year of old records: only up to 2025 may be recorded as historical; of later years an"
                        + " officer puts forward and an approver decides here."));
    }

    @Test
    void the_last_year_and_those_before_are_old() {
        assertThat(found("/votingYear", 2025)).isEmpty();
        assertThat(found("/planYear", 2011)).isEmpty();
    }

    @Test
    void what_was_decided_after_the_old_years_is_no_old_record() {
        var findings = new Findings();

        UNTIL_2025.check(findings, "/decisionDate", LocalDate.of(2025, 12, 31));
        UNTIL_2025.check(findings, "/dates/APPROVED", LocalDate.of(2026, 1, 1));
        UNTIL_2025.check(findings, "/dates/APPROVED", (LocalDate) null);

        assertThat(findings.all())
                .containsExactly(Finding.error("/dates/APPROVED", "historical-too-late", "2026", "2025"));
    }

    @Test
    void a_year_that_is_wrong_already_is_told_once() {
        var findings = new Findings();
        findings.error("/votingYear", "out-of-range", "3000", "1990", "2027");

        UNTIL_2025.check(findings, "/votingYear", 3000);

        assertThat(findings.all()).hasSize(1);
    }

    @Test
    void it_takes_an_authority_beside_the_role() {
        UNTIL_2025.require(new Actor("records", "records", Set.of("officer", "history"), Set.of("*")));

        assertThatThrownBy(() -> UNTIL_2025.require(new Actor("lan", "Lan", Set.of("officer"), Set.of("*"))))
                .isInstanceOf(Refused.class);
    }

    private static List<Finding> found(String field, int year) {
        var findings = new Findings();
        UNTIL_2025.check(findings, field, year);
        return findings.all();
    }
}
