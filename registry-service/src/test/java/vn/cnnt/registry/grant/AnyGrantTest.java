package vn.cnnt.registry.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.registry.grant.GrantFixture.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprises.Known;

/// Whatever is asked, no grant breaks its rules.
class AnyGrantTest {
    private final Random random = new Random(20200618);

    @Test
    void after_any_commands_a_grant_obeys_its_rules() {
        var reached = new EnumMap<GrantState, Integer>(GrantState.class);
        for (var life = 0; life < 500; life++) {
            GrantDetails state = null;
            for (var step = 0; step < 25; step++) {
                var command = state == null ? proposal() : random.nextInt(4) == 0 ? adjustment() : transition(state);
                if (Grant.decide(state, command, found(), RULES, TODAY) instanceof Decision.Accepted accepted) {
                    for (var event : accepted.events()) {
                        state = Grant.apply(state, event);
                    }
                }
                if (state != null) {
                    obeys(state);
                    reached.merge(state.state(), 1, Integer::sum);
                }
            }
        }
        assertThat(reached).containsOnlyKeys(GrantState.values());
    }

    private static void obeys(GrantDetails grant) {
        assertThat(grant.funding()).extracting(FundingLine::source).doesNotHaveDuplicates();
        for (var line : grant.funding()) {
            Long limit = null;
            for (var stage :
                    List.of(Stage.REQUESTED, Stage.APPROVED, Stage.CONTRACTED, Stage.ACCEPTED, Stage.SETTLED)) {
                var amount = stage.of(line);
                if (amount != null) {
                    assertThat(amount).isBetween(0L, limit == null ? Long.MAX_VALUE : limit);
                    limit = amount;
                }
            }
            if (line.advanced() != null && line.contracted() != null) {
                assertThat(line.advanced()).isLessThanOrEqualTo(line.contracted());
            }
        }
        var shares = 0L;
        for (var beneficiary : grant.beneficiaries()) {
            shares += beneficiary.amount() == null ? 0 : beneficiary.amount();
        }
        var support = grant.funding().stream()
                .filter(line -> line.source() == FundingSource.NATIONAL || line.source() == FundingSource.LOCAL)
                .toList();
        if (support.stream().anyMatch(line -> line.approved() != null || line.requested() != null)) {
            assertThat(shares)
                    .isLessThanOrEqualTo(
                            support.stream().mapToLong(FundingLine::planned).sum());
        }
        assertThat(grant.beneficiaries())
                .extracting(BeneficiaryLine::enterprise)
                .doesNotHaveDuplicates();
        var needsThem = grant.state() == GrantState.CONTRACTED || grant.state() == GrantState.SETTLED;
        if (needsThem && !grant.historical() && grant.content().needsBeneficiaries()) {
            assertThat(grant.beneficiaries()).isNotEmpty();
        }
        assertThat(grant.province().existedIn(grant.planYear())).isTrue();
        assertThat(grant.returnedFrom() != null).isEqualTo(grant.state() == GrantState.RETURNED);
    }

    private GrantCommand proposal() {
        var historical = random.nextInt(3) == 0;
        var lines = new ArrayList<FundingLine>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            lines.add(new FundingLine(
                    any(FundingSource.values()),
                    amount(),
                    historical ? amount() : null,
                    historical ? amount() : null,
                    historical ? amount() : null,
                    historical ? amount() : null,
                    historical ? amount() : null));
        }
        var entry = new GrantEntry(
                "Đề án",
                any(Province.all().toArray(new Province[0])),
                2016 + random.nextInt(11),
                any(GrantKind.values()),
                any(SupportContent.values()),
                lines,
                beneficiaries(),
                null,
                null,
                null,
                null,
                historical,
                historical ? "báo" : null,
                historical ? any(GrantState.values()) : null,
                historical && random.nextBoolean() ? Map.of(any(GrantState.values()), date()) : Map.of(),
                null,
                null,
                historical && random.nextInt(4) == 0 ? amount() : null,
                null);
        return new GrantCommand.Propose(entry, List.of("ceiling-exceeded"), "lý do");
    }

    private GrantCommand transition(GrantDetails state) {
        var next = Grant.next(state).toArray(new GrantState[0]);
        var to = next.length == 0 || random.nextInt(5) == 0 ? any(GrantState.values()) : any(next);
        var amounts = new ArrayList<GrantCommand.Amount>();
        if (Stage.filledBy(to) != null) {
            state.funding().forEach(line -> amounts.add(new GrantCommand.Amount(line.source(), amount())));
        }
        return new GrantCommand.Transition(
                to,
                random.nextInt(9) == 0 ? null : TODAY,
                "1/QĐ-BCT",
                amounts,
                random.nextBoolean() ? beneficiaries() : null,
                to == GrantState.ACCEPTED ? new GrantResults(1, 0, 0, 0, 0, 0) : null,
                to == GrantState.STOPPED ? amount() : null,
                List.of("ceiling-exceeded"),
                "lý do");
    }

    private GrantCommand adjustment() {
        var adjusted = adjusted();
        adjusted.line(any(FundingSource.values()), any(Stage.values()), (long) random.nextInt(4));
        if (random.nextBoolean()) {
            adjusted.to(beneficiaries());
        }
        if (random.nextInt(5) == 0) {
            adjusted.in(any(Province.all().toArray(new Province[0])));
        }
        return adjusted.command();
    }

    private List<BeneficiaryLine> beneficiaries() {
        var lines = new ArrayList<BeneficiaryLine>();
        for (var i = random.nextInt(3); i > 0; i--) {
            lines.add(new BeneficiaryLine("e-" + random.nextInt(5), amount(), random.nextBoolean()));
        }
        return lines;
    }

    private static Map<String, Known> found() {
        return KNOWN;
    }

    private @Nullable Long amount() {
        return random.nextInt(4) == 0 ? null : million(random.nextInt(4));
    }

    private LocalDate date() {
        return LocalDate.of(2015 + random.nextInt(12), 1 + random.nextInt(12), 1);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
