package vn.cnnt.reporting.forms;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.forms.FormPage.At;
import vn.cnnt.reporting.forms.FormPage.Cell;
import vn.cnnt.reporting.forms.FormPage.Column;
import vn.cnnt.reporting.forms.FormPage.Figure;
import vn.cnnt.reporting.forms.FormPage.Label;
import vn.cnnt.reporting.forms.FormPage.Row;
import vn.cnnt.reporting.forms.FormPage.Words;
import vn.cnnt.reporting.statistics.Statistics;
import vn.cnnt.reporting.statistics.Text;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.view.GrantView;

/// The yearly list of official grants: a line for each, from the views at one cut.
///
/// The grants that count where it is asked are opened, then the beneficiaries they name.
final class GrantList {
    private static final int FIRST_AMOUNT = 4;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private GrantList() {}

    private record Found(Map<String, GrantDetails> grants, Map<String, String> names) {}

    static FormPage page(Scope scope, Figures<EntityView> figures, String definition) {
        var answer = figures.read(
                snapshot -> grants(scope, snapshot),
                (snapshot, all) -> new Found(all.get(snapshot.partition()), names(all, figures, snapshot)));
        var grants = new HashMap<String, GrantDetails>();
        var names = new HashMap<String, String>();
        answer.parts().forEach(part -> {
            grants.putAll(part.grants());
            names.putAll(part.names());
        });
        var rows = new ArrayList<Row>();
        grants.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, GrantDetails> grant) ->
                                grant.getValue().province().key())
                        .thenComparing(grant -> grant.getValue().title())
                        .thenComparing(Map.Entry::getKey))
                .forEach(grant -> rows.add(row(rows.size(), grant.getKey(), grant.getValue(), names)));
        rows.add(total(rows));
        return new FormPage(
                Forms.GRANTS.path(),
                new Text("Danh mục đề án khuyến công", "List of grants"),
                scope,
                new Text("Tên đề án", "Grant"),
                new Text("đồng", "VND"),
                columns(),
                rows,
                NOTES,
                List.of(),
                definition,
                answer.cut());
    }

    /// Official grants alone are in the statistics.
    private static Map<String, GrantDetails> grants(Scope scope, Snapshot<EntityView> snapshot) {
        var question = Asked.question("grants", scope, scope.filters("planYear"), List.of(), List.of("grants"));
        var grants = new HashMap<String, GrantDetails>();
        snapshot.entities(Statistics.contributors(question, snapshot)).forEach((id, entity) -> {
            var grant = entity.view() instanceof GrantView view ? view.grant() : null;
            if (grant != null) {
                grants.put(id, grant);
            }
        });
        return grants;
    }

    /// Of the beneficiaries that this partition holds.
    private static Map<String, String> names(
            List<Map<String, GrantDetails>> all, Figures<EntityView> figures, Snapshot<EntityView> snapshot) {
        var here = all.stream()
                .flatMap(grants -> grants.values().stream())
                .flatMap(grant -> grant.beneficiaries().stream())
                .map(BeneficiaryLine::enterprise)
                .distinct()
                .filter(id -> figures.partitionOf(id) == snapshot.partition())
                .collect(Collectors.toSet());
        var names = new HashMap<String, String>();
        snapshot.entities(here).forEach((id, entity) -> {
            var view = entity.view();
            names.put(id, view == null ? id : Objects.requireNonNullElse(view.name(), id));
        });
        return names;
    }

    private static Row row(int at, String id, GrantDetails grant, Map<String, String> names) {
        var cells = new ArrayList<Cell>();
        cells.add(new Label(new Text(grant.content().vi(), grant.content().en())));
        cells.add(new Words(grant.beneficiaries().stream()
                .map(BeneficiaryLine::enterprise)
                .distinct()
                .map(enterprise -> names.getOrDefault(enterprise, enterprise))
                .collect(Collectors.joining("; "))));
        cells.add(new Words(Objects.requireNonNullElse(grant.decisionNumber(), "")));
        cells.add(new Words(period(grant.plannedFrom(), grant.plannedTo())));
        var amounts = new ArrayList<Figure>();
        for (var source : FundingSource.values()) {
            var lines = grant.funding().stream()
                    .filter(line -> line.source() == source)
                    .toList();
            amounts.add(new Figure(
                    lines.stream().mapToLong(FundingLine::planned).sum(),
                    lines.stream()
                            .filter(line -> line.approved() == null && line.requested() == null)
                            .count()));
        }
        cells.addAll(amounts);
        var sources = FundingSource.values().length;
        cells.add(FormPage.across(
                amounts,
                IntStream.range(0, sources)
                        .mapToObj(source -> new At(at, FIRST_AMOUNT + source))
                        .toList()));
        cells.add(new Label(new Text(grant.state().vi(), grant.state().en())));
        return new Row(id, Integer.toString(at + 1), new Text(grant.title(), grant.title()), null, cells, false);
    }

    private static String period(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null && to == null ? "" : day(from) + " – " + day(to);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "…" : DAY.format(day);
    }

    private static Row total(List<Row> rows) {
        var all = IntStream.range(0, rows.size()).boxed().toList();
        var cells = new ArrayList<Cell>();
        for (var column = 0; column < columns().size(); column++) {
            var isAmount = column >= FIRST_AMOUNT && column <= FIRST_AMOUNT + FundingSource.values().length;
            cells.add(isAmount ? FormPage.down(rows, all, column) : new FormPage.Empty());
        }
        return new Row("TOTAL", "", new Text("Tổng số", "Total"), null, cells, true);
    }

    private static List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(new Column("content", null, new Text("Nội dung", "Content"), 24));
        columns.add(new Column("beneficiaries", null, new Text("Đơn vị thụ hưởng", "Beneficiaries"), 32));
        columns.add(new Column("decisionNumber", null, new Text("Quyết định", "Decision"), 16));
        columns.add(new Column("period", null, new Text("Thời gian", "Period"), 14));
        for (var source : FundingSource.values()) {
            columns.add(
                    new Column(source.name(), new Text("Kinh phí", "Funds"), new Text(source.vi(), source.en()), 16));
        }
        columns.add(new Column("TOTAL", new Text("Kinh phí", "Funds"), new Text("Tổng số", "Total"), 17));
        columns.add(new Column("state", null, new Text("Tình trạng", "State"), 14));
        return columns;
    }

    private static final List<Text> NOTES = List.of(new Text(
            "Đề án đã được giao kế hoạch trong năm, kể cả đề án ngừng sau đó. Kinh phí là số giao kế hoạch; nơi chưa biết là số đề "
                    + "nghị.",
            "Grants of the plan year from approval on, those stopped afterwards included. Funds as approved; where that is not "
                    + "known, as requested."));
}
