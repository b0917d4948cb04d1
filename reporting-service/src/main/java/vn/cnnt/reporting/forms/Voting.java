package vn.cnnt.reporting.forms;

import java.util.ArrayList;
import java.util.List;
import vn.cnnt.events.Level;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.reporting.forms.FormPage.Cell;
import vn.cnnt.reporting.forms.FormPage.Column;
import vn.cnnt.reporting.forms.FormPage.Figure;
import vn.cnnt.reporting.forms.FormPage.Row;
import vn.cnnt.reporting.statistics.Statistics;
import vn.cnnt.reporting.statistics.Text;

/// The result of the voting: product groups, registered and recognised side by side, each at every level.
final class Voting {
    private Voting() {}

    static FormPage page(Scope scope, Statistics statistics) {
        var by = List.of("productGroup", "level");
        var measures = List.of("applied", "recognised");
        var answer = statistics.answers(
                List.of(Asked.question("recognitions", scope, scope.filters("votingYear"), by, measures)),
                Reported.pages(OfficialForm.VOTING, scope));
        var table = answer.tables().getFirst();
        var asked = new Asked(table, by);
        var rows = new ArrayList<Row>();
        for (var group : ProductGroup.values()) {
            var cells = new ArrayList<Cell>();
            for (var measure : measures) {
                for (var level : Level.values()) {
                    cells.add(new Figure(asked.number(measure, group.name(), level.name())));
                }
            }
            var number = Integer.toString(rows.size() + 1);
            rows.add(new Row(group.name(), number, new Text(group.vi(), group.en()), null, cells, false));
        }
        rows.add(total(rows));
        return new FormPage(
                Forms.VOTING.path(),
                new Text(
                        "Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu",
                        "Result of the voting for outstanding rural-industry products"),
                scope,
                new Text("Nhóm sản phẩm", "Product group"),
                new Text("sản phẩm", "products"),
                columns(),
                rows,
                NOTES,
                Reported.in(OfficialForm.VOTING, answer.views()),
                table.definition(),
                table.cut());
    }

    private static Row total(List<Row> rows) {
        var all = List.of(0, 1, 2, 3);
        var cells = new ArrayList<Cell>();
        for (var column = 0; column < 2 * Level.values().length; column++) {
            cells.add(FormPage.down(rows, all, column));
        }
        return new Row("TOTAL", "", new Text("Tổng số", "Total"), null, cells, true);
    }

    private static List<Column> columns() {
        var columns = new ArrayList<Column>();
        for (var level : Level.values()) {
            var title = new Text(level.vi(), level.en());
            columns.add(new Column("applied." + level, new Text("Số sản phẩm đăng ký", "Registered"), title, 12));
        }
        for (var level : Level.values()) {
            var title = new Text(level.vi(), level.en());
            columns.add(
                    new Column("recognised." + level, new Text("Số sản phẩm được công nhận", "Recognised"), title, 12));
        }
        return columns;
    }

    private static final List<Text> NOTES = List.of(
            new Text(
                    "Đăng ký: mọi hồ sơ của năm bình chọn, dù kết quả thế nào. Được công nhận: không gồm sản phẩm đã bị thu hồi. "
                            + "Một bộ sản phẩm tính là một.",
                    "Registered: every application of the voting year, whatever became of it. Recognised: without what was "
                            + "revoked. A set counts as one product."),
            new Text(
                    "Các cấp không cộng với nhau: một sản phẩm có thể được bình chọn ở nhiều cấp.",
                    "Levels are not added up: one product may stand at several of them."));
}
