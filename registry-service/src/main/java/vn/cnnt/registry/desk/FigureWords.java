package vn.cnnt.registry.desk;

import java.util.List;
import java.util.stream.Stream;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.Level;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.page.Speech;

/// The rows and columns of the official forms as people read them.
public final class FigureWords {
    private static final String UNSPECIFIED = ".UNSPECIFIED";

    private FigureWords() {}

    public static String row(OfficialForm form, String row, Speech speech) {
        if (form == OfficialForm.FUNDING && row.endsWith(UNSPECIFIED)) {
            var group = row.substring(0, row.length() - UNSPECIFIED.length());
            return speech.say("figure.unspecified", labelled(SupportContent.values(), group, speech));
        }
        return switch (form) {
            case VOTING -> labelled(ProductGroup.values(), row, speech);
            case FUNDING -> labelled(SupportContent.values(), row, speech);
            case RESULTS -> speech.say("figure.result." + row);
        };
    }

    public static String column(OfficialForm form, String column, Speech speech) {
        if (form != OfficialForm.VOTING) {
            return speech.say("figure.column." + column);
        }
        var parts = column.split("\\.", 2);
        var level = labelled(Level.values(), parts.length < 2 ? "" : parts[1], speech);
        return speech.say("figure.column." + parts[0], level);
    }

    /// A number of a row with what it counts: `600.000.000 đồng`.
    public static String amount(OfficialForm form, String row, long number, Speech speech) {
        var words = speech.notation();
        return switch (form) {
            case VOTING -> speech.say("figure.in.products", words.whole(number));
            case FUNDING -> words.whole(number) + " " + words.dong();
            case RESULTS -> {
                var code = "figure.in." + row;
                yield speech.words().has(code, speech.locale())
                        ? speech.say(code, words.whole(number))
                        : words.whole(number) + " " + words.dong();
            }
        };
    }

    /// A row of whichever form has it; as it is where none does.
    static String row(String row, Speech speech) {
        return Stream.of(OfficialForm.values())
                .filter(it -> it.rows().contains(row))
                .findFirst()
                .map(it -> row(it, row, speech))
                .orElse(row);
    }

    /// A column of whichever form has it; as it is where none does.
    static String column(String column, Speech speech) {
        return Stream.of(OfficialForm.values())
                .filter(it -> it.columns().contains(column))
                .findFirst()
                .map(it -> column(it, column, speech))
                .orElse(column);
    }

    /// One that no list has is as the API names it: the total of a form.
    private static String labelled(Labelled[] all, String code, Speech speech) {
        return Stream.of(all)
                .filter(it -> it.name().equals(code))
                .map(it -> Said.of(it, speech))
                .findFirst()
                .orElseGet(() -> code.equals("TOTAL") ? speech.say("figure.total") : code);
    }

    public static List<Option> rows(OfficialForm form, Speech speech) {
        return form.rows().stream()
                .map(it -> new Option(it, row(form, it, speech)))
                .toList();
    }

    public static List<Option> columns(OfficialForm form, Speech speech) {
        return form.columns().stream()
                .map(it -> new Option(it, column(form, it, speech)))
                .toList();
    }

    /// The cell of the form it stands in.
    public static String cell(ReportedFigureDetails figure, Speech speech) {
        return "%s %d · %s · %s"
                .formatted(
                        Said.of(figure.form(), speech),
                        figure.year(),
                        row(figure.form(), figure.row(), speech),
                        column(figure.form(), figure.column(), speech));
    }
}
