package vn.cnnt.manners.form;

import gg.jte.Content;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;

/// The controls by which a list is narrowed, filled with what its address says. A template writes one in a line,
/// `${search.select("province", label, options)}`; the name of a control is that of the parameter.
///
/// @param before what the ids of the controls begin with, where the page has others of the same names
public record Search(Frame frame, Flaws flaws, String before) {
    /// With more values the control helps to find one.
    private static final int MANY = 20;

    /// The widest control: a line of words.
    private static final int WORDS = 300;

    public Search(Frame frame, Flaws flaws) {
        this(frame, flaws, "");
    }

    public Search(Frame frame) {
        this(frame, Flaws.NONE);
    }

    /// One of the controls.
    ///
    /// @param most characters; 0 where nothing bounds them
    /// @param sample of what is typed; null where its name says it
    /// @param isWords by which it is searched for
    record Control(
            String name,
            String id,
            String label,
            String value,
            int most,
            @Nullable String sample,
            boolean isNumber,
            boolean isWords,
            @Nullable String flaw) {}

    /// What is wrong, each flaw with a link to its control.
    public Content summary() {
        return flaws.under(before).summary(frame);
    }

    /// What is sent with it unseen: the language that was asked for, and what else narrows the list.
    ///
    /// @param carried parameters that have no control
    public Content begin(String... carried) {
        var all = List.of(carried);
        return Pages.content((output, forms) -> JtesearchbeginGenerated.render(output, forms, this, all));
    }

    /// The words that are searched for.
    public Content words(String name, String label) {
        return written(control(name, label, WORDS, null, false, true));
    }

    public Content line(String name, String label, int most) {
        return written(control(name, label, most, null, false, false));
    }

    /// @param sample of what is typed
    public Content line(String name, String label, String sample) {
        return written(control(name, label, 0, sample, false, false));
    }

    public Content number(String name, String label) {
        return written(control(name, label, 0, null, true, false));
    }

    /// One of several values, or any.
    public Content select(String name, String label, List<Option> options) {
        var control = control(name, label, 0, null, false, false);
        var hasMany = options.size() > MANY;
        return Pages.content(
                (output, forms) -> JtesearchselectGenerated.render(output, forms, frame, control, options, hasMany));
    }

    private Content written(Control control) {
        return Pages.content((output, forms) -> JtesearchlineGenerated.render(output, forms, control));
    }

    private Control control(
            String name, String label, int most, @Nullable String sample, boolean isNumber, boolean isWords) {
        return new Control(name, before + name, label, value(name), most, sample, isNumber, isWords, flaws.at(name));
    }

    /// What the address says; empty where it says nothing.
    String value(String name) {
        return Objects.requireNonNullElse(frame.address().value(name), "");
    }
}
