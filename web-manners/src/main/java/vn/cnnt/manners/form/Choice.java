package vn.cnnt.manners.form;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;

/// Something that can be done from a page, or can't, with why.
///
/// @param id of what says why
/// @param words what it is called
/// @param address the page of its own
/// @param whyNot null where it can be done
public record Choice(
        String id,
        String words,
        String address,
        boolean isGrave,
        @Nullable String whyNot) {
    boolean isPossible() {
        return whyNot == null;
    }

    /// First what can be done.
    public static Content all(Frame frame, List<Choice> choices) {
        return Pages.content((output, forms) -> JtechoicesGenerated.render(output, forms, frame, choices));
    }
}
