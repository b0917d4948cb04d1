package vn.cnnt.registry.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;

/// What a list shows is among what its keys find, for every combination of filters.
class SoughtGrantsTest {
    private static final List<String> ENDS =
            List.of("1995-06-30", "2000-01-01", "2023-12-31", "2024-02-28", "2024-03-01", "2031-01-01");

    @Test
    void whatever_a_list_shows_is_found_by_its_keys() {
        var matched = 0;
        for (var sought : allSought()) {
            for (var grant : allGrants()) {
                if (sought.matches(grant)) {
                    matched++;
                    sought.keys()
                            .ifPresent(keys -> assertThat(GrantKeys.of(grant))
                                    .as("%s finds %s", sought, grant)
                                    .containsAnyElementsOf(keys));
                }
            }
        }
        assertThat(matched).isGreaterThan(100);
    }

    @Test
    void what_is_due_is_what_goes_on_and_should_have_ended_before_the_day() {
        var day = LocalDate.parse("2024-02-28");

        assertThat(SoughtGrants.isDueBefore(grant("VN-20", GrantState.APPROVED, 2024, "2024-02-27"), day))
                .isTrue();
        assertThat(SoughtGrants.isDueBefore(grant("VN-20", GrantState.APPROVED, 2024, "2024-02-28"), day))
                .isFalse();
        assertThat(SoughtGrants.isDueBefore(grant("VN-20", GrantState.SETTLED, 2024, "2024-02-27"), day))
                .isFalse();
        assertThat(SoughtGrants.isDueBefore(grant("VN-20", GrantState.APPROVED, 2024, null), day))
                .isFalse();
    }

    @Test
    void a_list_for_one_province_is_found_by_keys_of_that_province_alone() {
        var keys = SoughtGrants.dueBefore(List.of(Province.of("VN-20")), LocalDate.parse("2024-02-28"))
                .keys()
                .orElseThrow();

        assertThat(keys).hasSize(24 + 2).allSatisfy(key -> assertThat(key).endsWith("/VN-20"));
        assertThat(keys).contains("d/2023/VN-20", "d/2024-02/VN-20").doesNotContain("d/2024/VN-20");
    }

    private static List<SoughtGrants> allSought() {
        var all = new ArrayList<SoughtGrants>();
        for (var provinces : List.of(
                List.<Province>of(),
                List.of(Province.of("VN-20")),
                List.of(Province.of("VN-20"), Province.of("VN-42")))) {
            for (var state : new GrantState[] {null, GrantState.APPROVED, GrantState.SETTLED}) {
                for (var year : new Integer[] {null, 2024}) {
                    all.add(new SoughtGrants(provinces, state, year, null, null, null));
                    for (var end : ENDS) {
                        all.add(new SoughtGrants(provinces, state, year, null, null, LocalDate.parse(end)));
                        all.add(new SoughtGrants(
                                provinces, state, year, FundingSource.LOCAL, null, LocalDate.parse(end)));
                    }
                }
            }
        }
        return all;
    }

    private static List<GrantDetails> allGrants() {
        var all = new ArrayList<GrantDetails>();
        for (var province : List.of("VN-20", "VN-42")) {
            for (var state : GrantState.values()) {
                for (var end : ENDS) {
                    all.add(grant(province, state, 2024, end));
                }
                all.add(grant(province, state, 2023, null));
            }
        }
        return all;
    }

    private static GrantDetails grant(String province, GrantState state, int year, @Nullable String end) {
        return GrantDetails.proposed(
                        "Mô hình",
                        Province.of(province),
                        year,
                        GrantKind.SINGLE,
                        SupportContent.DEMO_MODEL,
                        List.of(GrantFixture.requested(FundingSource.LOCAL, 300)),
                        List.of())
                .with(copy -> {
                    copy.plannedTo = end == null ? null : LocalDate.parse(end);
                    copy.state = state;
                });
    }
}
