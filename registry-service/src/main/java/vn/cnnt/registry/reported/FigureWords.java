package vn.cnnt.registry.reported;

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
import vn.cnnt.registry.desk.Said;

/// The rows and columns of the official forms as people read them.
final class FigureWords {
    private static final String UNSPECIFIED = ".UNSPECIFIED";

    private FigureWords() {}

    static String row(OfficialForm form, String row, Speech speech) {
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

    static String column(OfficialForm form, String column, Speech speech) {
        if (form != OfficialForm.VOTING) {
            return speech.say("figure.column." + column);
        }
        var parts = column.split("\\.", 2);
        var level = labelled(Level.values(), parts.length < 2 ? "" : parts[1], speech);
        return speech.say("figure.column." + parts[0], level);
    }

    /// One that no list has is as the API names it: the total of a form.
    private static String labelled(Labelled[] all, String code, Speech speech) {
        return Stream.of(all)
                .filter(it -> it.name().equals(code))
                .map(it -> Said.of(it, speech))
                .findFirst()
                .orElseGet(() -> code.equals("TOTAL") ? speech.say("figure.total") : code);
    }

    static List<Option> rows(OfficialForm form, Speech speech) {
        return form.rows().stream()
                .map(it -> new Option(it, row(form, it, speech)))
                .toList();
    }

    static List<Option> columns(OfficialForm form, Speech speech) {
        return form.columns().stream()
                .map(it -> new Option(it, column(form, it, speech)))
                .toList();
    }

    /// The cell of the form it stands in.
    static String cell(ReportedFigureDetails figure, Speech speech) {
        return "%s %d · %s · %s"
                .formatted(
                        Said.of(figure.form(), speech),
                        figure.year(),
                        row(figure.form(), figure.row(), speech),
                        column(figure.form(), figure.column(), speech));
    }
}
