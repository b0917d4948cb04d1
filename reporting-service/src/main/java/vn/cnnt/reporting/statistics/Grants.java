package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.SupportContent;
import vn.cnnt.reporting.view.EnterpriseView;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.view.GrantView;
import vn.cnnt.reporting.view.ReportedView;

/// Official grants and their money. Money stands in the row of its source; what belongs to the whole grant stands in
/// the row of each source it has and counts once.
final class Grants implements Dataset {
    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<Fact> facts(EntityView view) {
        return switch (view) {
            case GrantView grant -> facts(grant.grant());
            case EnterpriseView _, ReportedView _ -> List.of();
        };
    }

    private static List<Fact> facts(@Nullable GrantDetails grant) {
        if (grant == null || !grant.isOfficial()) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        for (var line : grant.funding()) {
            facts.add(fact(grant, line.source().name(), money(line), unknown(grant, line)));
        }
        if (facts.isEmpty()) {
            facts.add(fact(grant, Value.UNKNOWN.code(), new long[AMOUNTS.size()], unknownOfAll(grant)));
        }
        return facts;
    }

    private static Fact fact(GrantDetails grant, String source, long[] money, boolean[] unknown) {
        var values = List.of(
                Integer.toString(grant.planYear()),
                source,
                grant.content().name(),
                grant.content().group().name(),
                grant.kind().name(),
                grant.state().name());
        var results = grant.results();
        var whole = new long[] {
            grant.returned(),
            results.workers(),
            results.fairs(),
            results.booths(),
            results.establishmentsAtFairs(),
            results.machines(),
            results.models()
        };
        var measures = new long[MEASURES.size()];
        measures[0] = 1;
        System.arraycopy(money, 0, measures, 1, 8);
        System.arraycopy(whole, 0, measures, 9, whole.length);
        System.arraycopy(money, 8, measures, 16, 2);
        for (var i = 0; i < unknown.length; i++) {
            measures[18 + i] = unknown[i] ? 1 : 0;
        }
        return new Fact(grant.province(), values, "", List.of(GrantView.GRANT), measures);
    }

    /// The eight measures from `requested` on, then the two that are only kept.
    private static long[] money(FundingLine line) {
        var planned = line.planned();
        return switch (line.source()) {
            case NATIONAL, LOCAL ->
                new long[] {
                    known(line.requested()),
                    known(line.approved()),
                    known(line.contracted()),
                    known(line.advanced()),
                    known(line.accepted()),
                    known(line.settled()),
                    0,
                    planned,
                    planned,
                    line.source() == FundingSource.NATIONAL ? planned : 0
                };
            case COUNTERPART -> new long[] {0, 0, 0, 0, 0, 0, planned, planned, 0, 0};
            case OTHER -> new long[] {0, 0, 0, 0, 0, 0, 0, planned, 0, 0};
        };
    }

    /// Which of the amounts of [#money] nobody wrote down. A stage that the grant has not come to has no amount to be
    /// known.
    private static boolean[] unknown(GrantDetails grant, FundingLine line) {
        var unknown = new boolean[AMOUNTS.size()];
        var planned = line.approved() == null && line.requested() == null;
        switch (line.source()) {
            case NATIONAL, LOCAL -> {
                var amounts = Arrays.asList(
                        line.requested(),
                        line.approved(),
                        line.contracted(),
                        line.advanced(),
                        line.accepted(),
                        line.settled());
                var stages = stages(grant);
                for (var i = 0; i < amounts.size(); i++) {
                    stages = amounts.get(i) == null ? stages : Math.max(stages, i + 1);
                }
                for (var i = 0; i < stages; i++) {
                    unknown[i] = amounts.get(i) == null;
                }
                unknown[7] = planned;
                unknown[8] = planned;
                unknown[9] = planned && line.source() == FundingSource.NATIONAL;
            }
            case COUNTERPART -> {
                unknown[6] = planned;
                unknown[7] = planned;
            }
            case OTHER -> unknown[7] = planned;
        }
        return unknown;
    }

    /// Of a grant of which no line is known every amount is unknown that official money has by now.
    private static boolean[] unknownOfAll(GrantDetails grant) {
        var unknown = new boolean[AMOUNTS.size()];
        Arrays.fill(unknown, 0, stages(grant), true);
        unknown[7] = true;
        unknown[8] = true;
        return unknown;
    }

    /// How many of the six stages of money the grant has come to, by its state and by the days that are known.
    private static int stages(GrantDetails grant) {
        var stages = 0;
        for (var i = 0; i < STAGES.size(); i++) {
            var state = STAGES.get(i);
            if (grant.state() == state || grant.dates().containsKey(state)) {
                stages = i + 1;
            }
        }
        return grant.state() == GrantState.STOPPED ? Math.max(stages, STOPPED_AFTER) : stages;
    }

    private static long known(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }

    private static List<Value> groups() {
        var groups = new ArrayList<Value>();
        for (var content : SupportContent.values()) {
            if (content.group() == content) {
                groups.add(Value.of(content));
            }
        }
        return groups;
    }

    private static final List<Dimension> DIMENSIONS = List.of(
            Dimension.years("planYear", "Năm kế hoạch", "Plan year", 1000, 9999, Dimension.Spread.ONE),
            Dimension.many("source", "Nguồn kinh phí", "Source", Value.of(FundingSource.values(), Value.UNKNOWN)),
            Dimension.one("content", "Nội dung", "Content", Value.of(SupportContent.values())),
            Dimension.one("contentGroup", "Nhóm nội dung", "Content group", groups()),
            Dimension.one("kind", "Loại đề án", "Kind", Value.of(GrantKind.values())),
            Dimension.one("state", "Trạng thái", "State", Value.of(GrantState.values())));

    /// The states in which the stages of money are reached, in their order.
    private static final List<GrantState> STAGES = List.of(
            GrantState.PROPOSED,
            GrantState.APPROVED,
            GrantState.CONTRACTED,
            GrantState.IN_PROGRESS,
            GrantState.ACCEPTED,
            GrantState.SETTLED);

    /// A grant is stopped after its approval.
    private static final int STOPPED_AFTER = 2;

    private static final List<Measure> COUNTED = List.of(
            Measure.oncePerEntity("grants", "Số đề án", "Grants"),
            Measure.sum("requested", "Kinh phí đề nghị", "Requested").inVnd(),
            Measure.sum("approved", "Kinh phí giao kế hoạch", "Approved").inVnd(),
            Measure.sum("contracted", "Kinh phí hợp đồng", "Contracted").inVnd(),
            Measure.sum("advanced", "Kinh phí tạm ứng", "Advanced").inVnd(),
            Measure.sum("accepted", "Kinh phí nghiệm thu", "Accepted").inVnd(),
            Measure.sum("settled", "Kinh phí quyết toán", "Settled").inVnd(),
            Measure.sum("counterpart", "Vốn đối ứng", "Counterpart").inVnd(),
            Measure.sum("totalCost", "Tổng kinh phí", "Total cost").inVnd(),
            Measure.oncePerEntity("returned", "Kinh phí hoàn trả", "Money returned")
                    .inVnd(),
            Measure.oncePerEntity("workers", "Lao động được đào tạo", "Workers trained"),
            Measure.oncePerEntity("fairs", "Hội chợ, triển lãm", "Fairs"),
            Measure.oncePerEntity("booths", "Gian hàng", "Booths"),
            Measure.oncePerEntity("establishmentsAtFairs", "Cơ sở tham gia hội chợ", "Establishments at fairs"),
            Measure.oncePerEntity("machines", "Máy móc", "Machines"),
            Measure.oncePerEntity("models", "Mô hình", "Models"),
            Measure.kept("support"),
            Measure.kept("nationalSupport"));

    /// The measures of [#money], in its order.
    private static final List<Measure> AMOUNTS = Stream.concat(
                    COUNTED.subList(1, 9).stream(), COUNTED.subList(16, 18).stream())
            .toList();

    private static final List<Measure> MEASURES = Stream.concat(
                    COUNTED.stream(), AMOUNTS.stream().map(Measure::unknown))
            .toList();

    private static final List<Derived> DERIVED = List.of(
            Derived.ratio("disbursementRate", "Tỷ lệ giải ngân", "Disbursement rate", "advanced", "approved"),
            Derived.across("source", "leverage", "Hệ số huy động vốn", "Leverage", "counterpart", "support"),
            Derived.across("source", "nationalShare", "Tỷ trọng KCQG", "National share", "nationalSupport", "support"));

    private static final Layout LAYOUT = new Layout(
            "grants", new Text("Đề án khuyến công", "Grants"), false, DIMENSIONS, MEASURES, DERIVED, List.of());
}
