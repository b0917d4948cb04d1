package vn.cnnt.reporting.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.SupportContent;
import vn.cnnt.reporting.forms.FormPage.At;
import vn.cnnt.reporting.forms.FormPage.Cell;
import vn.cnnt.reporting.forms.FormPage.Column;
import vn.cnnt.reporting.forms.FormPage.Row;
import vn.cnnt.reporting.statistics.Statistics;
import vn.cnnt.reporting.statistics.Text;

/// Funding by content: the groups of the decree, what each is made of below it, local and national.
final class Funding {
    private static final List<String> SOURCES = List.of(FundingSource.LOCAL.name(), FundingSource.NATIONAL.name());

    private Funding() {}

    static FormPage page(Scope scope, Statistics statistics) {
        var by = List.of("content", "source");
        var answer = statistics.answers(
                List.of(Asked.question("grants", scope, scope.filters("planYear"), by, List.of("approved"))),
                Reported.pages(OfficialForm.FUNDING, scope));
        var table = answer.tables().getFirst();
        var asked = new Asked(table, by);
        var rows = new ArrayList<Row>();
        var groups = new ArrayList<Integer>();
        for (var group : SupportContent.values()) {
            if (group.group() == group) {
                groups.add(rows.size());
                add(rows, group, ROMAN.get(groups.size() - 1), asked);
            }
        }
        rows.add(total(rows, groups));
        return new FormPage(
                Forms.FUNDING.path(),
                new Text("Kinh phí khuyến công theo nội dung", "Industrial-promotion funding by content"),
                scope,
                new Text("Nội dung", "Content"),
                new Text("đồng", "VND"),
                COLUMNS,
                rows,
                NOTES,
                Reported.in(OfficialForm.FUNDING, answer.views()),
                table.definition(),
                table.cut());
    }

    /// A group's row is the sum of those below it; one that has none below it stands for itself.
    private static void add(List<Row> rows, SupportContent group, String number, Asked asked) {
        var leaves = Stream.of(SupportContent.values())
                .filter(content -> content.group() == group && content != group)
                .toList();
        var at = rows.size();
        var title = new Text(group.vi(), group.en());
        if (leaves.isEmpty()) {
            rows.add(new Row(group.name(), number, title, null, figures(group, asked, at), true));
            return;
        }
        var below = new ArrayList<Row>();
        for (var leaf : leaves) {
            var row = at + 1 + below.size();
            below.add(new Row(
                    leaf.name(),
                    Integer.toString(below.size() + 1),
                    new Text(leaf.vi(), leaf.en()),
                    null,
                    figures(leaf, asked, row),
                    false));
        }
        below.add(new Row(
                group.name() + ".UNSPECIFIED",
                Integer.toString(below.size() + 1),
                new Text("Chưa phân chi tiết", "Not specified further"),
                null,
                figures(group, asked, at + 1 + below.size()),
                false));
        var cells = new ArrayList<Cell>();
        for (var column = 0; column < COLUMNS.size(); column++) {
            var here = column;
            cells.add(FormPage.across(
                    below.stream().map(row -> row.cells().get(here)).toList(),
                    Stream.iterate(at + 1, row -> row + 1)
                            .limit(below.size())
                            .map(row -> new At(row, here))
                            .toList()));
        }
        rows.add(new Row(group.name(), number, title, null, cells, true));
        rows.addAll(below);
    }

    private static List<Cell> figures(SupportContent content, Asked asked, int row) {
        var figures = SOURCES.stream()
                .map(source -> asked.figure("approved", content.name(), source))
                .toList();
        var cells = new ArrayList<Cell>(figures);
        cells.add(FormPage.across(figures, List.of(new At(row, 0), new At(row, 1))));
        return cells;
    }

    private static Row total(List<Row> rows, List<Integer> groups) {
        var cells = new ArrayList<Cell>();
        for (var column = 0; column < COLUMNS.size(); column++) {
            cells.add(FormPage.down(rows, groups, column));
        }
        return new Row("TOTAL", "", new Text("Tổng số", "Total"), null, cells, true);
    }

    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    private static final List<Column> COLUMNS = List.of(
            new Column(
                    FundingSource.LOCAL.name(),
                    new Text("Kinh phí khuyến công", "Promotion funds"),
                    new Text("Địa phương", "Local"),
                    20),
            new Column(
                    FundingSource.NATIONAL.name(),
                    new Text("Kinh phí khuyến công", "Promotion funds"),
                    new Text("Quốc gia", "National"),
                    20),
            new Column("TOTAL", null, new Text("Tổng số", "Total"), 20));

    private static final List<Text> NOTES = List.of(
            new Text(
                    "Kinh phí giao kế hoạch của các đề án đã được phê duyệt trong năm kế hoạch; không gồm vốn đối ứng và nguồn khác.",
                    "Approved money of the official grants of the plan year; without counterpart and other funds."),
            new Text(
                    "Dòng nhóm (I, II, …) là tổng các dòng bên dưới; tổng số chỉ cộng các dòng nhóm.",
                    "A group's row (I, II, …) is the sum of those below it; the total adds the groups only."));
}
