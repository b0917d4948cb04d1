package vn.cnnt.reporting.export;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.export.Spreadsheet.Look;
import vn.cnnt.reporting.statistics.Explanation;
import vn.cnnt.reporting.statistics.Question;
import vn.cnnt.reporting.statistics.Text;

/// Who is behind a figure, as a file: a line for each, so that its contributions add up to the figure.
public final class Explanations {
    private static final List<Text> HEADS = List.of(
            new Text("Mã", "Id"),
            new Text("Tên", "Name"),
            new Text("Đóng góp", "Contribution"),
            new Text("Số tiền chưa rõ", "Unknown amounts"),
            new Text("Quyết định", "Decisions"),
            new Text("Sự kiện", "Events"));
    private static final List<String> COLUMNS =
            List.of("entity", "name", "contribution", "unknown", "decisionNumbers", "events");
    private static final List<Integer> WIDTHS = List.of(24, 48, 20, 12, 28, 48);

    private Explanations() {}

    public static byte[] csv(Question question, Explanation explanation, boolean byteOrderMark) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var head = new ArrayList<@Nullable Object>(COLUMNS);
        head.addAll(CutSheet.COLUMNS);
        rows.add(head);
        var cut = CutSheet.values(explanation.cut(), explanation.definition(), question.places());
        for (var item : explanation.items()) {
            var fields = new ArrayList<@Nullable Object>(List.of(
                    item.entity(), item.name(), item.contribution(), item.unknown(), decisions(item), events(item)));
            fields.addAll(cut);
            rows.add(fields);
        }
        return Csv.of(rows, byteOrderMark);
    }

    public static byte[] xlsx(Question question, Explanation explanation, Function<Text, String> language) {
        var bytes = new ByteArrayOutputStream();
        try (var sheet = new Spreadsheet(bytes, explanation.dataset(), WIDTHS, true)) {
            sheet.about(
                    CutSheet.NAME,
                    CutSheet.lines(
                            question.dataset().title(),
                            question,
                            explanation.cut(),
                            explanation.definition(),
                            question.places(),
                            language));
            sheet.merge(0, 0, 0, HEADS.size() - 1);
            sheet.row(
                    36,
                    List.of(new Spreadsheet.Words(
                            language.apply(question.title(explanation.measure())) + ": " + explanation.figure(),
                            Look.TITLE)));
            sheet.row(
                    0,
                    HEADS.stream()
                            .map(it -> new Spreadsheet.Words(language.apply(it), Look.HEAD))
                            .toList());
            for (var item : explanation.items()) {
                sheet.row(
                        0,
                        List.of(
                                new Spreadsheet.Words(item.entity(), Look.TEXT),
                                new Spreadsheet.Words(item.name(), Look.TEXT),
                                new Spreadsheet.Figure(item.contribution(), Look.NUMBER),
                                new Spreadsheet.Figure(item.unknown(), Look.NUMBER),
                                new Spreadsheet.Words(decisions(item), Look.TEXT),
                                new Spreadsheet.Words(events(item), Look.TEXT)));
            }
        }
        return bytes.toByteArray();
    }

    private static String decisions(Explanation.Item item) {
        return item.events().stream()
                .map(Explanation.Event::decisionNumber)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /// `e-1@1 vn.cnnt.enterprise.registered.v1; …`
    private static String events(Explanation.Item item) {
        return item.events().stream()
                .map(it -> it.aggregate() + "@" + it.version() + " " + it.type())
                .collect(Collectors.joining("; "));
    }
}
