package vn.cnnt.registry.intake.row;

import static vn.cnnt.registry.intake.row.NamedInRow.joined;
import static vn.cnnt.registry.intake.row.NamedInRow.object;
import static vn.cnnt.registry.intake.row.NamedInRow.put;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;
import vn.cnnt.registry.intake.list.Column;

/// A row of a list of grants.
record GrantRow(RowCells cells, NamedInRow named, SumCells sums) {
    private static final Set<String> TOTALS = Set.of("aggregate", "total", "tong", "tongcong", "cong", "tongso");
    private static final Set<String> PLANS = Set.of("plan", "programme", "kehoach", "chuongtrinh");
    private static final Set<String> APPROXIMATELY = Set.of("hơn", "trên", "khoảng", "about");

    /// Empty where a finding says why.
    Optional<Draft.Grant> draft() {
        var rowKind = Column.plain(cells.text(Column.ROW_KIND));
        if (TOTALS.contains(rowKind)) {
            cells.error(Column.ROW_KIND, "row-is-total", cells.text(Column.ROW_KIND));
            return Optional.empty();
        }
        if (PLANS.contains(rowKind)) {
            cells.error(Column.ROW_KIND, "row-is-plan", cells.text(Column.ROW_KIND));
            return Optional.empty();
        }
        var names = named.names();
        cells.required(Column.TITLE, Column.YEAR, Column.FUNDING_SOURCE, Column.CONTENT);
        var year = cells.year();
        var province = cells.province(null, year.orElse(null));
        var body = object();
        put(body, "title", cells.text(Column.TITLE));
        year.ifPresent(known -> body.put("planYear", known));
        var kind = rowKind.isEmpty()
                ? Optional.of(names.size() > 1 ? GrantKind.GROUP : GrantKind.SINGLE)
                : cells.one(GrantKind.class, Column.ROW_KIND, ListWords.KINDS);
        kind.ifPresent(known -> body.put("kind", known.name()));
        cells.one(SupportContent.class, Column.CONTENT, Map.of())
                .ifPresent(content -> body.put("content", content.name()));
        var amount = sums.of(Column.AMOUNT);
        var state = state();
        var untold = fund(body, amount, state.map(GrantRow::moneyOf).orElse("approved"));
        var lines = body.putArray("beneficiaries");
        for (var i = 0; i < names.size(); i++) {
            var line = lines.addObject().put("enterprise", "#" + i);
            if (names.size() == 1 && kind.filter(GrantKind.SINGLE::equals).isPresent()) {
                amount.ifPresent(known -> line.put("amount", known));
            }
        }
        state.ifPresent(known -> body.put("state", known.name()));
        date(body);
        body.put("historical", true);
        body.put("source", joined(named.source(), cells.text(Column.DECISION_NUMBER), cells.text(Column.NOTE), untold));
        return province.map(known -> drafted(names, known, body));
    }

    private Draft.Grant drafted(List<String> names, Province province, ObjectNode body) {
        body.put("province", province.key());
        return new Draft.Grant(
                names.stream().map(name -> named.establishment(name, province)).toList(), body, cells.findings());
    }

    /// A grant that is listed with a sum was approved, unless the list says otherwise.
    private Optional<GrantState> state() {
        if (!cells.text(Column.STATE).isEmpty()) {
            return cells.one(GrantState.class, Column.STATE, Map.of());
        }
        var isContracted = Contract.in(cells.text(Column.NOTE)).isPresent();
        return Optional.of(isContracted ? GrantState.CONTRACTED : GrantState.APPROVED);
    }

    /// The stage that the sums of a list are of: before the approval they are what is asked for.
    private static String moneyOf(GrantState state) {
        return switch (state) {
            case PROPOSED, APPRAISED, RETURNED, REJECTED -> "requested";
            case APPROVED, CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED, STOPPED -> "approved";
        };
    }

    /// @param stage of the money
    /// @return what the total says and no line can, for the text of the source
    private String fund(ObjectNode body, Optional<Long> amount, String stage) {
        var stated = sums.of(Column.COUNTERPART);
        var total = sums.of(Column.TOTAL_COST);
        var funding = body.putArray("funding");
        cells.one(FundingSource.class, Column.FUNDING_SOURCE, ListWords.SOURCES).ifPresent(source -> {
            var line = funding.addObject().put("source", source.name());
            amount.ifPresent(known -> line.put(stage, known));
        });
        var counterpart = stated.or(() -> rest(amount, total));
        counterpart.ifPresent(known -> fund(funding, FundingSource.COUNTERPART, stage, known));
        var isRead = !cells.isFaulty(Column.AMOUNT) && !cells.isFaulty(Column.COUNTERPART);
        if (total.isEmpty() || !isRead) {
            return "";
        }
        var parts = amount.orElse(0L) + counterpart.orElse(0L);
        var beyond = total.get() - parts;
        var isExact = !isApproximate(cells.text(Column.NOTE));
        if (beyond < 0 && isExact) {
            cells.error(Column.TOTAL_COST, "total-below-parts", Sums.shown(total.get()), Sums.shown(parts));
        } else if (beyond > 0 && isExact && amount.isPresent()) {
            fund(funding, FundingSource.OTHER, stage, beyond);
            cells.confirm(
                    Column.TOTAL_COST,
                    "total-beyond-parts",
                    Sums.shown(total.get()),
                    Sums.shown(parts),
                    Sums.shown(beyond));
        } else if (beyond != 0) {
            cells.warning(Column.TOTAL_COST, "total-in-source", Sums.shown(total.get()));
            return "tổng kinh phí " + Sums.shown(total.get()) + " đồng";
        }
        return "";
    }

    private static void fund(ArrayNode funding, FundingSource source, String stage, long amount) {
        funding.addObject().put("source", source.name()).put(stage, amount);
    }

    /// What the beneficiary put in, by subtraction from a total that is exact.
    private Optional<Long> rest(Optional<Long> amount, Optional<Long> total) {
        if (amount.isEmpty() || isApproximate(cells.text(Column.NOTE))) {
            return Optional.empty();
        }
        return total.filter(sum -> sum > amount.get()).map(sum -> sum - amount.get());
    }

    static boolean isApproximate(String note) {
        var lower = note.toLowerCase(Locale.ROOT);
        if (lower.contains("more than")) {
            return true;
        }
        var word = new StringBuilder();
        for (var i = 0; i <= lower.length(); i++) {
            if (i < lower.length() && Character.isLetterOrDigit(lower.charAt(i))) {
                word.append(lower.charAt(i));
            } else {
                if (APPROXIMATELY.contains(word.toString())) {
                    return true;
                }
                word.setLength(0);
            }
        }
        return false;
    }

    private void date(ObjectNode body) {
        var decision = DecisionCell.of(cells.text(Column.DECISION_NUMBER));
        var decided = cells.day(Column.DECISION_DATE).or(decision::date);
        var contract = Contract.in(cells.text(Column.NOTE));
        var dates = object();
        decided.ifPresent(day -> dates.put("APPROVED", day.toString()));
        contract.flatMap(Contract::date).ifPresent(day -> dates.put("CONTRACTED", day.toString()));
        if (!dates.isEmpty()) {
            body.set("dates", dates);
        }
        put(body, "decisionNumber", decision.number());
    }

    /// A note that begins with a contract: `contract 36/HĐ-CTĐP 14/05/2019; …`.
    record Contract(Optional<LocalDate> date) {
        static Optional<Contract> in(String note) {
            var lower = note.toLowerCase(Locale.ROOT);
            if (!lower.startsWith("contract ") && !lower.startsWith("hợp đồng ")) {
                return Optional.empty();
            }
            var end = note.indexOf(';');
            var contract = (end < 0 ? note : note.substring(0, end)).strip();
            return Optional.of(new Contract(Days.day(contract.substring(contract.lastIndexOf(' ') + 1))));
        }
    }
}
