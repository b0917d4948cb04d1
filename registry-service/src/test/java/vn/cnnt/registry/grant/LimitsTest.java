package vn.cnnt.registry.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.grant.GrantFixture.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.SupportContent;

/// The arithmetic of ceilings as it is shown: what is exceeded there is what commands are told of.
class LimitsTest {
    @Test
    void a_share_of_the_total_cost_and_an_amount_stand_side_by_side() {
        var grant = after(demoModel().command());

        assertThat(Ceilings.limits(grant, RULES)).anySatisfy(limit -> {
            assertThat(limit.percent()).isEqualTo(30);
            assertThat(limit.total()).isEqualTo(million(1000));
            assertThat(limit.amount()).isEqualTo(million(300));
            assertThat(limit.limit()).isEqualTo(million(300));
            assertThat(limit.isExceeded()).isFalse();
            assertThat(limit.legalReference()).isNotEmpty();
        });
        assertThat(Ceilings.limits(grant, RULES)).anySatisfy(limit -> {
            assertThat(limit.percent()).isNull();
            assertThat(limit.limit()).isEqualTo(million(1000));
        });
    }

    @Test
    void a_whole_line_may_have_half_as_much_again() {
        var machines = after(demoModel()
                .of(
                        SupportContent.MACHINERY,
                        List.of(requested(FundingSource.NATIONAL, 750), requested(FundingSource.COUNTERPART, 900)),
                        List.of(
                                new BeneficiaryLine("e-1", million(300), false),
                                new BeneficiaryLine("e-2", million(450), true)))
                .command());

        assertThat(Ceilings.limits(machines, RULES).stream().filter(limit -> limit.enterprise() != null))
                .extracting(Ceilings.Limit::limit)
                .containsExactly(million(300), million(450));
        assertThat(Ceilings.limits(machines, RULES)).noneMatch(Ceilings.Limit::isExceeded);
    }

    @Test
    void what_is_exceeded_is_what_a_command_is_told_of() {
        var much = after(demoModel()
                .of(
                        SupportContent.DEMO_MODEL,
                        List.of(requested(FundingSource.NATIONAL, 400), requested(FundingSource.COUNTERPART, 600)),
                        List.of())
                .command());

        assertThat(Ceilings.limits(much, RULES).stream().filter(Ceilings.Limit::isExceeded))
                .extracting(Ceilings.Limit::limit)
                .containsExactlyElementsOf(Ceilings.breaches(much, RULES).stream()
                        .map(Ceilings.Breach::limit)
                        .toList())
                .containsExactly(million(300));
    }

    private static GrantDetails after(GrantCommand command) {
        return grant().when(command).then();
    }
}
