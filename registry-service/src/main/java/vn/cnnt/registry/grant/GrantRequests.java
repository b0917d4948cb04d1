package vn.cnnt.registry.grant;

import static vn.cnnt.registry.reference.Fields.NAME;
import static vn.cnnt.registry.reference.Fields.NOTE;
import static vn.cnnt.registry.reference.Fields.SOURCE;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.Fair;
import vn.cnnt.events.FairState;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantResults;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.SupportContent;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.web.Members;

/// Reads the bodies of requests about a grant. What is wrong with a single member is found here, also for an import.
final class GrantRequests {
    private static final int FIRST_PLAN_YEAR = 2005;
    private static final int TITLE = 500;
    private static final int LINES = 20;
    private static final int BENEFICIARIES = 500;
    private static final int MOST_COUNTED = 1_000_000;

    private GrantRequests() {}

    static GrantEntry entry(Members members, LocalDate today) {
        return new GrantEntry(
                Fields.requiredLine(members, "title", TITLE),
                Fields.requiredProvince(members, "province"),
                members.requiredInteger("planYear", FIRST_PLAN_YEAR, today.getYear() + 2),
                members.requiredOne("kind", GrantKind.class),
                members.requiredOne("content", SupportContent.class),
                members.objects("funding", LINES, GrantRequests::line),
                beneficiaries(members),
                members.date("plannedFrom"),
                members.date("plannedTo"),
                Fields.line(members, "implementedBy", NAME),
                members.object("fair", GrantRequests::fair),
                members.flag("historical"),
                members.text("source", SOURCE),
                members.one("state", GrantState.class),
                dates(members),
                Fields.line(members, "decisionNumber", NAME),
                members.object("results", GrantRequests::results),
                members.money("returned"));
    }

    static GrantCommand.Transition transition(Members members) {
        return new GrantCommand.Transition(
                members.requiredOne("to", GrantState.class),
                members.date("date"),
                Fields.line(members, "decisionNumber", NAME),
                members.objects("funding", LINES, GrantRequests::amount),
                members.has("beneficiaries") ? beneficiaries(members) : null,
                members.object("results", GrantRequests::results),
                members.money("returned"),
                members.confirm(),
                members.reason());
    }

    static GrantCommand.Adjust adjustment(Members members, LocalDate today) {
        return new GrantCommand.Adjust(
                members.has("title") ? Fields.requiredLine(members, "title", TITLE) : null,
                members.has("province") ? Fields.requiredProvince(members, "province") : null,
                members.has("planYear")
                        ? members.requiredInteger("planYear", FIRST_PLAN_YEAR, today.getYear() + 2)
                        : null,
                members.has("kind") ? members.requiredOne("kind", GrantKind.class) : null,
                members.has("content") ? members.requiredOne("content", SupportContent.class) : null,
                members.objects("funding", LINES, GrantRequests::lineChange),
                members.has("beneficiaries") ? beneficiaries(members) : null,
                change(members, "plannedFrom", () -> members.date("plannedFrom")),
                change(members, "plannedTo", () -> members.date("plannedTo")),
                change(members, "implementedBy", () -> Fields.line(members, "implementedBy", NAME)),
                change(members, "fair", () -> members.object("fair", GrantRequests::fair)),
                change(members, "results", () -> members.object("results", GrantRequests::results)),
                Fields.requiredLine(members, "decisionNumber", NAME),
                members.confirm(),
                members.requiredReason());
    }

    private static FundingLine line(Members members) {
        return new FundingLine(
                members.requiredOne("source", FundingSource.class),
                members.money("requested"),
                members.money("approved"),
                members.money("contracted"),
                members.money("advanced"),
                members.money("accepted"),
                members.money("settled"));
    }

    private static GrantCommand.Amount amount(Members members) {
        return new GrantCommand.Amount(
                members.requiredOne("source", FundingSource.class), members.requiredMoney("amount"));
    }

    private static GrantCommand.LineChange lineChange(Members members) {
        var stages = new EnumMap<Stage, @Nullable Long>(Stage.class);
        for (var stage : Stage.values()) {
            if (members.has(stage.member())) {
                stages.put(stage, members.money(stage.member()));
            }
        }
        return new GrantCommand.LineChange(members.requiredOne("source", FundingSource.class), stages);
    }

    private static List<BeneficiaryLine> beneficiaries(Members members) {
        return members.objects(
                "beneficiaries",
                BENEFICIARIES,
                line -> new BeneficiaryLine(
                        Fields.requiredLine(line, "enterprise", NAME), line.money("amount"), line.flag("wholeLine")));
    }

    private static Fair fair(Members members) {
        return new Fair(
                Fields.requiredLine(members, "name", NAME),
                Fields.line(members, "place", NAME),
                members.date("from"),
                members.date("to"),
                members.one("state", FairState.class),
                members.text("reason", NOTE));
    }

    private static GrantResults results(Members members) {
        return new GrantResults(
                count(members, "workers"),
                count(members, "fairs"),
                count(members, "booths"),
                count(members, "establishmentsAtFairs"),
                count(members, "machines"),
                count(members, "models"));
    }

    private static long count(Members members, String name) {
        var count = members.integer(name, 0, MOST_COUNTED);
        return count == null ? 0 : count;
    }

    private static Map<GrantState, LocalDate> dates(Members members) {
        var dates = new EnumMap<GrantState, LocalDate>(GrantState.class);
        members.object("dates", inner -> {
            for (var state : GrantState.values()) {
                var date = inner.date(state.name());
                if (date != null) {
                    dates.put(state, date);
                }
            }
            return dates;
        });
        return dates;
    }

    private static <T> Given<T> change(Members members, String name, Supplier<@Nullable T> read) {
        return members.has(name) ? Given.to(read.get()) : Given.none();
    }
}
