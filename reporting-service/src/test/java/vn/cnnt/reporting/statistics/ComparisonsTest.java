package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.reporting.statistics.History.aGrant;
import static vn.cnnt.reporting.statistics.History.approved;
import static vn.cnnt.reporting.statistics.History.line;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Level;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.finding.Finding;

class ComparisonsTest {
    private final History history = new History();

    @BeforeEach
    void supported() {
        supported("VN-04", 2019, 10);
        supported("VN-20", 2019, 30);
        supported("VN-20", 2020, 70);
        supported("VN-46", 2020, 70);
    }

    @Test
    void a_year_is_compared_with_the_year_before_even_where_nothing_is_left_of_it() {
        assertThat(rows("planYear=2020&by=province&measures=support,support.change"))
                .containsExactly(
                        "{province=VN-04, support=0, support.change=-10}",
                        "{province=VN-20, support=70, support.change=40}",
                        "{province=VN-46, support=70, support.change=70}");
        assertThat(history.ask("supported-enterprises", "planYear=2020&measures=support.change,enterprises.change")
                        .total()
                        .toString())
                .isEqualTo("{support.change=100, enterprises.change=0}");
    }

    @Test
    void years_side_by_side_are_each_compared_with_the_one_before() {
        assertThat(rows("by=planYear&measures=support,support.change"))
                .containsExactly(
                        "{planYear=2019, support=40, support.change=40}",
                        "{planYear=2020, support=140, support.change=100}");
        assertThat(rows("by=planYear&planYear=2020,2021&measures=support.change"))
                .containsExactly("{planYear=2020, support.change=100}", "{planYear=2021, support.change=-140}");
        assertThat(history.ask("supported-enterprises", "by=planYear&measures=support.change")
                        .total())
                .as("what several years changed by is no number")
                .containsEntry("support.change", null);
    }

    @Test
    void a_distinct_count_is_compared_exactly_where_it_has_to_be_counted_from_views() {
        assertThat(rows("planYear=2020&source=NATIONAL,LOCAL&measures=enterprises,enterprises.change"))
                .containsExactly("{enterprises=2, enterprises.change=0}");
    }

    @Test
    void a_stock_is_compared_with_the_end_of_the_year_before() {
        history.registered("e-1", "VN-20")
                .applied("e-1", "r1", Level.PROVINCE, 2019)
                .recognised("e-1", "r1", 2019);
        history.applied("e-1", "r2", Level.PROVINCE, 2020).recognised("e-1", "r2", 2020);

        assertThat(history.ask("valid-certificates", "year=2023&measures=certificates,certificates.change")
                        .rows())
                .extracting(Object::toString)
                .containsExactly("{certificates=1, certificates.change=-1}");
    }

    @Test
    void ranks_are_among_all_rows_and_equal_values_share_one() {
        assertThat(rows("by=province&measures=support.rank&sort=support.rank"))
                .containsExactly(
                        "{province=VN-20, support.rank=1}",
                        "{province=VN-46, support.rank=2}",
                        "{province=VN-04, support.rank=3}");
        assertThat(rows("planYear=2020&by=province&measures=support,support.rank&sort=-province&limit=1"))
                .containsExactly("{province=VN-46, support=70, support.rank=1}");
        assertThat(rows("by=province&measures=averageSupport.rank,enterprises.rank"))
                .containsExactly(
                        "{province=VN-04, averageSupport.rank=3, enterprises.rank=1}",
                        "{province=VN-20, averageSupport.rank=1, enterprises.rank=1}",
                        "{province=VN-46, averageSupport.rank=2, enterprises.rank=1}");
    }

    @Test
    void progression_is_what_came_on_from_the_level_below() {
        history.registered("e-1", "VN-20");
        for (var i = 1; i <= 4; i++) {
            history.applied("e-1", "p" + i, Level.PROVINCE, 2019).recognised("e-1", "p" + i, 2019);
        }
        history.applied("e-1", "r1", Level.REGION, 2020).recognised("e-1", "r1", 2020);

        assertThat(history.ask("recognitions", "by=level&measures=recognised,progression")
                        .rows())
                .extracting(Object::toString)
                .containsExactly(
                        "{level=PROVINCE, recognised=4, progression=null}",
                        "{level=REGION, recognised=1, progression=0.2500}");
        assertThat(history.ask("recognitions", "level=REGION&measures=progression")
                        .total()
                        .toString())
                .isEqualTo("{progression=0.2500}");
        assertThat(history.ask("recognitions", "level=DISTRICT&measures=progression")
                        .total()
                        .toString())
                .isEqualTo("{progression=null}");
    }

    @Test
    void what_has_nothing_to_be_compared_with_is_refused() {
        assertThat(Asking.findings("supported-enterprises", "measures=support.change,support.rank"))
                .containsExactly(
                        Finding.error("measures", "compared", "support.change", "planYear"),
                        Finding.error("measures", "ranked", "support.rank"));
        assertThat(Asking.findings("recognitions", "measures=progression&level=REGION,NATIONAL"))
                .hasSize(1);
        assertThat(Asking.findings("enterprises", "measures=enterprises.change"))
                .extracting(Finding::code)
                .containsExactly("unknown-measure");
    }

    private List<String> rows(String question) {
        return history.ask("supported-enterprises", question).rows().stream()
                .map(Object::toString)
                .toList();
    }

    private void supported(String province, int year, long amount) {
        history.recorded(
                "g-" + province + year,
                aGrant(
                        province,
                        year,
                        SupportContent.MACHINERY,
                        GrantState.SETTLED,
                        List.of(approved(FundingSource.NATIONAL, amount), approved(FundingSource.LOCAL, 1)),
                        line("e-" + province, amount)));
    }
}
