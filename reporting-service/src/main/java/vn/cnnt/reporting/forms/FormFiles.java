package vn.cnnt.reporting.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.export.Csv;
import vn.cnnt.reporting.export.CutSheet;
import vn.cnnt.reporting.statistics.Text;

/// Official forms as files.
public final class FormFiles {
    static final Text NUMBER = new Text("STT", "No.");
    static final Text UNIT = new Text("Đơn vị tính", "Unit");

    private FormFiles() {}

    /// @param language which of a text's two
    public static byte[] csv(FormPage form, Function<Text, String> language, boolean byteOrderMark) {
        var page = form.beside();
        var rows = new ArrayList<List<@Nullable Object>>();
        var head = new ArrayList<@Nullable Object>(heads(page, language));
        head.addAll(CutSheet.COLUMNS);
        rows.add(head);
        var cut = CutSheet.values(page.cut(), page.definition(), page.scope().places());
        for (var row : page.rows()) {
            var fields = new ArrayList<@Nullable Object>();
            fields.add(row.number());
            fields.add(language.apply(row.title()));
            if (page.unit() == null) {
                fields.add(row.unit() == null ? "" : language.apply(row.unit()));
            }
            row.cells()
                    .forEach(cell -> fields.add(
                            switch (cell) {
                                case FormPage.Empty _ -> null;
                                case FormPage.Figure figure -> figure.value();
                                case FormPage.Sum sum -> sum.value();
                                case FormPage.Words words -> words.text();
                                case FormPage.Label label -> language.apply(label.text());
                            }));
            fields.addAll(cut);
            rows.add(fields);
        }
        return Csv.of(rows, byteOrderMark);
    }

    public static byte[] xlsx(FormPage form, Function<Text, String> language) {
        return new FormSheet(form.beside(), language).xlsx();
    }

    /// One line of heads: `Số sản phẩm đăng ký – Cấp tỉnh`.
    private static List<String> heads(FormPage page, Function<Text, String> language) {
        var heads = new ArrayList<String>();
        heads.add(language.apply(NUMBER));
        heads.add(language.apply(page.subject()));
        if (page.unit() == null) {
            heads.add(language.apply(UNIT));
        }
        page.columns()
                .forEach(column -> heads.add((column.group() == null ? "" : language.apply(column.group()) + " – ")
                        + language.apply(column.title())));
        return heads;
    }
}
