package vn.cnnt.reporting.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;

/// What an event changed of a thing, as far as figures or their explanation can depend on it: compared field by field,
/// as it is done for every event of a replay. No identifier and no address is among them.
///
/// The first event of a thing changes nothing: it made the thing.
final class Changes {
    /// More of one event tell nobody more.
    private static final int MOST = 16;

    private static final int LONGEST = 120;

    private final List<Happening.Change> changes = new ArrayList<>();

    private Changes() {}

    static List<Happening.Change> of(@Nullable EnterpriseDetails before, EnterpriseDetails now) {
        var changes = new Changes();
        if (before != null) {
            changes.compare("name", before.name(), now.name());
            changes.compare("legalForm", before.legalForm(), now.legalForm());
            changes.compare("size", before.size(), now.size());
            changes.compare("province", before.province(), now.province());
            changes.compare("status", before.status(), now.status());
            changes.compare("mergedInto", before.mergedInto(), now.mergedInto());
        }
        return changes.all();
    }

    static List<Happening.Change> of(@Nullable RecognitionDetails before, RecognitionDetails now) {
        var changes = new Changes();
        if (before != null) {
            changes.compare("status", before.status(), now.status());
            changes.compare("product", before.product(), now.product());
            changes.compare("productGroup", before.productGroup(), now.productGroup());
            changes.compare("isSet", before.isSet(), now.isSet());
            changes.compare("level", before.level(), now.level());
            changes.compare("votingYear", before.votingYear(), now.votingYear());
            changes.compare("province", before.province(), now.province());
            changes.compare("decidedProvince", before.decidedProvince(), now.decidedProvince());
            changes.compare("decisionNumber", before.decisionNumber(), now.decisionNumber());
            changes.compare("decisionDate", before.decisionDate(), now.decisionDate());
            changes.compare("validFrom", before.validFrom(), now.validFrom());
            changes.compare("validUntil", before.validUntil(), now.validUntil());
            changes.compare("revokedOn", before.revokedOn(), now.revokedOn());
            changes.compare("revocationNumber", before.revocationNumber(), now.revocationNumber());
        }
        return changes.all();
    }

    static List<Happening.Change> of(@Nullable GrantDetails before, GrantDetails now) {
        var changes = new Changes();
        if (before != null) {
            changes.compare("state", before.state(), now.state());
            changes.compare("title", before.title(), now.title());
            changes.compare("province", before.province(), now.province());
            changes.compare("planYear", before.planYear(), now.planYear());
            changes.compare("kind", before.kind(), now.kind());
            changes.compare("content", before.content(), now.content());
            changes.compare("decisionNumber", before.decisionNumber(), now.decisionNumber());
            changes.compareFunding(before.funding(), now.funding());
            changes.compareAmounts(before, now);
            changes.compare("returned", before.returned(), now.returned());
            changes.compare(
                    "results/workers", before.results().workers(), now.results().workers());
            changes.compare(
                    "results/fairs", before.results().fairs(), now.results().fairs());
            changes.compare(
                    "results/booths", before.results().booths(), now.results().booths());
            changes.compare(
                    "results/establishmentsAtFairs",
                    before.results().establishmentsAtFairs(),
                    now.results().establishmentsAtFairs());
            changes.compare(
                    "results/machines",
                    before.results().machines(),
                    now.results().machines());
            changes.compare(
                    "results/models", before.results().models(), now.results().models());
        }
        return changes.all();
    }

    private void compareFunding(List<FundingLine> before, List<FundingLine> now) {
        if (before.equals(now)) {
            return;
        }
        var sources = new LinkedHashMap<FundingSource, FundingLine[]>();
        before.forEach(it -> sources.computeIfAbsent(it.source(), _ -> new FundingLine[2])[0] = it);
        now.forEach(it -> sources.computeIfAbsent(it.source(), _ -> new FundingLine[2])[1] = it);
        sources.forEach((source, lines) -> STAGES.forEach((stage, of) -> compare(
                "funding/" + source.name() + "/" + stage,
                lines[0] == null ? null : of.apply(lines[0]),
                lines[1] == null ? null : of.apply(lines[1]))));
    }

    /// By establishment: several lines of one are their sum, which is unknown where one of them is.
    private void compareAmounts(GrantDetails before, GrantDetails now) {
        if (before.beneficiaries().equals(now.beneficiaries())) {
            return;
        }
        var was = amounts(before);
        var is = amounts(now);
        var all = new LinkedHashMap<>(was);
        all.putAll(is);
        all.keySet()
                .forEach(enterprise ->
                        compare("beneficiaries/" + enterprise + "/amount", was.get(enterprise), is.get(enterprise)));
    }

    private static Map<String, String> amounts(GrantDetails grant) {
        var amounts = new LinkedHashMap<String, String>();
        for (var line : grant.beneficiaries()) {
            var amount = line.amount();
            amounts.merge(
                    line.enterprise(),
                    amount == null ? UNKNOWN : Long.toString(amount),
                    (one, other) -> one.equals(UNKNOWN) || other.equals(UNKNOWN)
                            ? UNKNOWN
                            : Long.toString(Long.parseLong(one) + Long.parseLong(other)));
        }
        return amounts;
    }

    private void compare(String field, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now) && changes.size() < MOST) {
            changes.add(new Happening.Change(field, text(before), text(now)));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        var text = switch (value) {
            case null -> null;
            case Province province -> province.key();
            case Labelled labelled -> labelled.name();
            default -> value.toString();
        };
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private List<Happening.Change> all() {
        return List.copyOf(changes);
    }

    /// What an amount is that nobody knows.
    static final String UNKNOWN = "UNKNOWN";

    private static final Map<String, Function<FundingLine, @Nullable Long>> STAGES = stages();

    private static Map<String, Function<FundingLine, @Nullable Long>> stages() {
        var stages = new LinkedHashMap<String, Function<FundingLine, @Nullable Long>>();
        stages.put("requested", FundingLine::requested);
        stages.put("approved", FundingLine::approved);
        stages.put("contracted", FundingLine::contracted);
        stages.put("advanced", FundingLine::advanced);
        stages.put("accepted", FundingLine::accepted);
        stages.put("settled", FundingLine::settled);
        return stages;
    }
}
