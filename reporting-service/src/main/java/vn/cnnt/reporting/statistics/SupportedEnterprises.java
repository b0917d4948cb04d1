package vn.cnnt.reporting.statistics;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.Level;
import vn.cnnt.events.SupportContent;
import vn.cnnt.reporting.view.EnterpriseView;

/// Who benefits from national and local money, where the grant is, and which recognition they held at the end of the
/// plan year.
final class SupportedEnterprises implements OfEnterprises {
    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<Fact> facts(EnterpriseView enterprise) {
        var facts = new ArrayList<Fact>();
        enterprise.grants().forEach((id, share) -> {
            if (share.grant().isOfficial()) {
                add(enterprise, id, share.grant(), facts);
            }
        });
        return facts;
    }

    private static void add(EnterpriseView enterprise, String id, GrantDetails grant, List<Fact> facts) {
        var level = Value.NONE.code();
        var because = new ArrayList<String>();
        because.add(id);
        var holding = highestOn(enterprise, LocalDate.of(grant.planYear(), Month.DECEMBER, 31));
        if (holding != null) {
            level = holding.details().level().name();
            because.add(holding.details().id());
        }
        for (var funding : grant.funding()) {
            if (isSupport(funding)) {
                var values = List.of(
                        Integer.toString(grant.planYear()),
                        funding.source().name(),
                        grant.content().name(),
                        level);
                for (var i = 0; i < grant.beneficiaries().size(); i++) {
                    var amount = grant.beneficiaries().get(i).amount();
                    facts.add(
                            amount == null
                                    ? new Fact(grant.province(), values, id + "#" + i, because, 1, 0, 1)
                                    : new Fact(grant.province(), values, id + "#" + i, because, 1, amount, 0));
                }
            }
        }
    }

    private static EnterpriseView.@Nullable Recognition highestOn(EnterpriseView enterprise, LocalDate day) {
        EnterpriseView.Recognition highest = null;
        for (var recognition : enterprise.recognitions().values()) {
            if (recognition.details().isValidOn(day)
                    && (highest == null
                            || recognition
                                            .details()
                                            .level()
                                            .compareTo(highest.details().level())
                                    > 0)) {
                highest = recognition;
            }
        }
        return highest;
    }

    /// Whether the line is public money that is there: what was cut to nothing is not, what nobody wrote down is.
    private static boolean isSupport(FundingLine line) {
        return switch (line.source()) {
            case NATIONAL, LOCAL -> isThere(line);
            case COUNTERPART, OTHER -> false;
        };
    }

    private static boolean isThere(FundingLine line) {
        if (line.approved() != null) {
            return line.approved() > 0;
        }
        for (var later : new Long[] {line.contracted(), line.advanced(), line.accepted(), line.settled()}) {
            if (later != null) {
                return later > 0;
            }
        }
        return line.requested() == null || line.requested() > 0;
    }

    private static final List<Dimension> DIMENSIONS = List.of(
            Dimension.years("planYear", "Năm kế hoạch", "Plan year", 1000, 9999, Dimension.Spread.MANY),
            Dimension.many("source", "Nguồn kinh phí", "Source", Value.of(FundingSource.values())),
            Dimension.many("content", "Nội dung", "Content", Value.of(SupportContent.values())),
            Dimension.many(
                    "recognitionLevel",
                    "Cấp công nhận cao nhất còn hiệu lực",
                    "Highest recognition held",
                    Value.of(Level.values(), Value.NONE)));

    private static final Measure SUPPORT =
            Measure.oncePerUnit("support", "Kinh phí hỗ trợ", "Support").inVnd();

    private static final List<Measure> MEASURES = List.of(
            Measure.oncePerEntity("enterprises", "Số cơ sở CNNT được hỗ trợ", "Supported establishments"),
            SUPPORT,
            Measure.unknown(SUPPORT));

    private static final List<Derived> DERIVED =
            List.of(Derived.ratio("averageSupport", "Hỗ trợ bình quân", "Average support", "support", "enterprises")
                    .inVnd());

    private static final Layout LAYOUT = new Layout(
            "supported-enterprises",
            new Text("Cơ sở CNNT được hỗ trợ", "Supported establishments"),
            true,
            DIMENSIONS,
            MEASURES,
            DERIVED,
            List.of());
}
