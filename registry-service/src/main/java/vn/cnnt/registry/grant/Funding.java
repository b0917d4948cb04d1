package vn.cnnt.registry.grant;

import java.util.EnumSet;
import java.util.List;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.manners.finding.Findings;

/// What holds for the money of a grant: one line a source, and stages that only go down.
final class Funding {
    private Funding() {}

    /// Where a line has its amount: the source, the stage, the stage that limits it.
    @FunctionalInterface
    interface LinePointer {
        String of(FundingSource source, Stage stage, Stage limit);
    }

    static void checkSources(Findings findings, List<FundingSource> sources) {
        var seen = EnumSet.noneOf(FundingSource.class);
        for (var i = 0; i < sources.size(); i++) {
            if (!seen.add(sources.get(i))) {
                findings.error("/funding/" + i + "/source", "source-repeated", sources.get(i));
            }
        }
    }

    static void checkLines(Findings findings, GrantDetails grant, LinePointer pointer) {
        for (var line : grant.funding()) {
            var last = Stage.lastOf(grant.state());
            Long limit = null;
            var limiting = Stage.REQUESTED;
            for (var stage : Stage.values()) {
                var amount = stage.of(line);
                if (amount != null && stage.compareTo(last) > 0) {
                    findings.error(
                            pointer.of(line.source(), stage, stage),
                            "stage-not-reached",
                            stage.member(),
                            grant.state());
                } else if (amount != null) {
                    if (limit != null && amount > limit) {
                        findings.error(
                                pointer.of(line.source(), stage, limiting),
                                "stage-exceeded",
                                line.source(),
                                stage.member(),
                                amount,
                                limiting.member(),
                                limit);
                    }
                    // What was advanced limits nothing: less may be accepted, more settled.
                    if (stage != Stage.ADVANCED) {
                        limit = amount;
                        limiting = stage;
                    }
                }
            }
        }
    }

    /// The place of a source's line.
    static int indexOf(GrantDetails grant, FundingSource source) {
        return grant.funding().stream().map(FundingLine::source).toList().indexOf(source);
    }

    /// The stage that the planned amount of a source is from.
    static Stage plannedStage(GrantDetails grant, FundingSource source) {
        var approved = grant.funding().stream().anyMatch(line -> line.source() == source && line.approved() != null);
        return approved ? Stage.APPROVED : Stage.REQUESTED;
    }

    static boolean isSupport(FundingSource source) {
        return switch (source) {
            case NATIONAL, LOCAL -> true;
            case COUNTERPART, OTHER -> false;
        };
    }

    static boolean hasSupport(GrantDetails grant) {
        return grant.funding().stream().anyMatch(line -> isSupport(line.source()) && line.planned() > 0);
    }

    /// The lines of the State's money.
    static List<FundingLine> support(GrantDetails grant) {
        return grant.funding().stream().filter(line -> isSupport(line.source())).toList();
    }
}
