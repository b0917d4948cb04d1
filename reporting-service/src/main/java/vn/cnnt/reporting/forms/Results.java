package vn.cnnt.reporting.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.Level;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.reporting.forms.FormPage.At;
import vn.cnnt.reporting.forms.FormPage.Cell;
import vn.cnnt.reporting.forms.FormPage.Column;
import vn.cnnt.reporting.forms.FormPage.Empty;
import vn.cnnt.reporting.forms.FormPage.Row;
import vn.cnnt.reporting.statistics.Statistics;
import vn.cnnt.reporting.statistics.Text;

/// Results of industrial promotion: targets by national and local funds.
///
/// What belongs to a whole grant stands under each source it has, so only money is added up; the total counts each
/// once.
final class Results {
    private static final List<String> BY = List.of("source");
    private static final String NATIONAL = FundingSource.NATIONAL.name();
    private static final String LOCAL = FundingSource.LOCAL.name();

    private Results() {}

    /// How the total of a target comes about.
    private enum Total {
        /// The two sources added up.
        SUM,
        /// Each grant or establishment once.
        ONCE,
        /// Nothing of it belongs to one of the two sources.
        ONLY_TOTAL
    }

    /// @param measure of the dataset `grants`
    private record Target(String measure, Text title, Text unit, Total total) {}

    static FormPage page(Scope scope, Statistics statistics) {
        var filters = scope.filters("planYear");
        var holding = scope.filters("planYear");
        holding.put("recognitionLevel", Set.of(Level.NATIONAL.name()));
        var measures = TARGETS.stream().map(Target::measure).toList();
        var one = List.of("enterprises");
        var answer = statistics.answers(
                List.of(
                        Asked.question("grants", scope, filters, BY, measures),
                        Asked.question("supported-enterprises", scope, filters, BY, one),
                        Asked.question("supported-enterprises", scope, holding, BY, one)),
                Reported.pages(OfficialForm.RESULTS, scope));
        var tables = answer.tables();
        var grants = new Asked(tables.get(0), BY);
        var rows = new ArrayList<Row>();
        for (var target : TARGETS) {
            add(rows, target, grants);
            if (target.measure().equals("grants")) {
                add(rows, SUPPORTED, new Asked(tables.get(1), BY), "enterprises");
                add(rows, HOLDING, new Asked(tables.get(2), BY), "enterprises");
            }
        }
        return new FormPage(
                Forms.RESULTS.path(),
                new Text("Kết quả hoạt động khuyến công", "Results of industrial promotion"),
                scope,
                new Text("Chỉ tiêu", "Target"),
                null,
                COLUMNS,
                rows,
                NOTES,
                Reported.in(OfficialForm.RESULTS, answer.views()),
                tables.getFirst().definition(),
                tables.getFirst().cut());
    }

    private static void add(List<Row> rows, Target target, Asked asked) {
        add(rows, target, asked, target.measure());
    }

    private static void add(List<Row> rows, Target target, Asked asked, String measure) {
        var at = rows.size();
        var national = asked.figure(measure, NATIONAL);
        var local = asked.figure(measure, LOCAL);
        var total = asked.total(measure);
        List<Cell> cells = switch (target.total()) {
            case SUM ->
                List.of(
                        national,
                        local,
                        FormPage.across(List.of(national, local), List.of(new At(at, 0), new At(at, 1))));
            case ONCE -> List.of(national, local, total);
            case ONLY_TOTAL -> List.of(new Empty(), new Empty(), total);
        };
        rows.add(new Row(target.measure(), Integer.toString(at + 1), target.title(), target.unit(), cells, false));
    }

    private static final List<Column> COLUMNS = List.of(
            new Column(NATIONAL, new Text("Nguồn kinh phí", "Source of funds"), new Text("Quốc gia", "National"), 20),
            new Column(LOCAL, new Text("Nguồn kinh phí", "Source of funds"), new Text("Địa phương", "Local"), 20),
            new Column("TOTAL", null, new Text("Tổng số", "Total"), 20));

    private static final Text GRANTS = new Text("đề án", "grants");
    private static final Text ESTABLISHMENTS = new Text("cơ sở", "establishments");
    private static final Text DONG = new Text("đồng", "VND");

    private static final Target SUPPORTED = new Target(
            "supportedEnterprises",
            new Text("Cơ sở công nghiệp nông thôn được hỗ trợ", "Establishments supported"),
            ESTABLISHMENTS,
            Total.ONCE);
    private static final Target HOLDING = new Target(
            "supportedHoldingNational",
            new Text(
                    "Trong đó: có sản phẩm được công nhận cấp quốc gia còn hiệu lực",
                    "Of these: with a valid national recognition"),
            ESTABLISHMENTS,
            Total.ONCE);

    private static final List<Target> TARGETS = List.of(
            new Target("grants", new Text("Đề án khuyến công", "Grants"), GRANTS, Total.ONCE),
            new Target(
                    "workers",
                    new Text("Lao động được đào tạo nghề", "Workers trained"),
                    new Text("người", "persons"),
                    Total.ONCE),
            new Target("models", new Text("Mô hình trình diễn", "Models"), new Text("mô hình", "models"), Total.ONCE),
            new Target(
                    "machines",
                    new Text("Máy móc, thiết bị được hỗ trợ", "Machines"),
                    new Text("máy", "machines"),
                    Total.ONCE),
            new Target("fairs", new Text("Hội chợ, triển lãm", "Fairs"), new Text("cuộc", "fairs"), Total.ONCE),
            new Target(
                    "booths", new Text("Gian hàng tại hội chợ", "Booths"), new Text("gian hàng", "booths"), Total.ONCE),
            new Target(
                    "establishmentsAtFairs",
                    new Text("Cơ sở tham gia hội chợ", "Establishments at fairs"),
                    ESTABLISHMENTS,
                    Total.ONCE),
            new Target("approved", new Text("Kinh phí giao kế hoạch", "Approved"), DONG, Total.SUM),
            new Target("advanced", new Text("Kinh phí đã tạm ứng", "Advanced"), DONG, Total.SUM),
            new Target("accepted", new Text("Kinh phí nghiệm thu", "Accepted"), DONG, Total.SUM),
            new Target("settled", new Text("Kinh phí quyết toán", "Settled"), DONG, Total.SUM),
            new Target("counterpart", new Text("Vốn đối ứng của cơ sở", "Counterpart funds"), DONG, Total.ONLY_TOTAL),
            new Target("returned", new Text("Kinh phí hoàn trả", "Money returned"), DONG, Total.ONCE));

    private static final List<Text> NOTES = List.of(
            new Text(
                    "Chỉ gồm đề án đã được giao kế hoạch, kể cả đề án ngừng sau đó; năm là năm kế hoạch.",
                    "Only grants from approval on, those stopped afterwards included; the year is the plan year."),
            new Text(
                    "Đề án dùng cả hai nguồn đứng ở cả hai cột; cột tổng tính mỗi đề án, mỗi cơ sở một lần, nên có thể nhỏ hơn "
                            + "tổng hai cột. Tổng số gồm cả đề án chỉ có nguồn khác.",
                    "What has both sources stands in both columns; the total counts each grant and each establishment once, "
                            + "so it may be less than the two together. It includes grants of other sources only."));
}
