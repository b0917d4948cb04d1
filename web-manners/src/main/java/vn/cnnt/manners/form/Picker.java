package vn.cnnt.manners.form;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Filled;

/// A control that names a thing by its id, for people who know its name: they type words, and choose one of those that
/// are found. Without scripts its button sends the form, which is shown again with them and with all that was typed;
/// with scripts they are fetched while one types. What was typed and not chosen is refused as an id that isn't there.
public final class Picker {
    /// The button that looks for something, and sends nothing.
    private static final String LOOK = "_look";

    /// The parameter of [Things#address] that says for which control.
    public static final String CONTROL = "control";

    private final Things things;

    public Picker(Things things) {
        this.things = things;
    }

    /// What can be chosen.
    public interface Things {
        /// Where [Picker#found] is answered as a part of a page.
        String address();

        /// The one that has an id.
        Optional<Option> known(String id);

        /// The things that are found by words.
        Found found(String typed);
    }

    /// The first few that can be chosen.
    ///
    /// @param isMore whether there are others
    public record Found(List<Option> options, boolean isMore) {
        private static final Found NOTHING = new Found(List.of(), false);

        public Found {
            options = List.copyOf(options);
        }

        private Found without(String id) {
            return new Found(
                    options.stream().filter(it -> !it.value().equals(id)).toList(), isMore);
        }
    }

    /// What is shown of a control.
    ///
    /// @param sought the control of the words
    /// @param typed the words
    /// @param address where the rest is fetched while one types
    /// @param chosen null where nothing is yet
    /// @param found others that can be chosen
    record Choosing(
            Field field,
            String sought,
            String typed,
            String address,
            @Nullable Option chosen,
            Found found) {
        boolean isNothingFound() {
            return !typed.isBlank() && found.options.isEmpty() && chosen == null;
        }

        /// What the words are typed into is described by, and the choices too.
        @Nullable
        String described() {
            return field.described();
        }
    }

    /// Whether a form was sent to look for something only.
    public static boolean isLooking(HttpServletRequest request) {
        return request.getParameter(LOOK) != null;
    }

    /// With its name above it.
    public Content field(Form form, String control) {
        return written(form, form.of(control), true);
    }

    /// In a column whose head is its name.
    public Content cell(Form form, String control, String label) {
        return written(form, form.of(control).labelled(label), false);
    }

    private Content written(Form form, Field field, boolean isLabelled) {
        var choosing = choosing(field, form.filled().text(field.control() + Filled.SOUGHT), form.frame());
        return Pages.content((output, forms) -> JtepickGenerated.render(output, forms, form, choosing, isLabelled));
    }

    private Choosing choosing(Field field, String typed, Frame frame) {
        var id = field.value().strip();
        var chosen = id.isEmpty() ? Optional.<Option>empty() : things.known(id);
        var words = typed.isBlank() && chosen.isEmpty() ? id : typed.strip();
        var found = words.isEmpty() ? Found.NOTHING : things.found(words).without(id);
        var address = frame.to(Address.of(things.address()).with(CONTROL, field.control()));
        return new Choosing(field, field.control() + Filled.SOUGHT, words, address, chosen.orElse(null), found);
    }

    /// The part of a page that whoever types is given: what can be chosen, with what was chosen before.
    public Content found(Frame frame, HttpServletRequest request) {
        var control = FormCycle.text(request, CONTROL);
        var field = new Field(
                control,
                "",
                false,
                null,
                null,
                Field.Kind.RADIOS,
                FormCycle.text(request, control),
                List.of(),
                0,
                false);
        var choosing = choosing(field, FormCycle.text(request, control + Filled.SOUGHT), frame);
        return Pages.content((output, forms) -> JtepickedGenerated.render(output, forms, frame, choosing));
    }
}
