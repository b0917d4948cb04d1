package vn.cnnt.registry.history.pages;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.form.Foreseen;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.registry.history.Verification;

/// How a thing became what it is, for its page.
///
/// @param page of the thing
/// @param events the newest first
/// @param part of the history that they are
/// @param verification null where the history is too long to be looked at unasked
/// @param verify the address of the page that looks at it
/// @param then null where the thing is shown as it is
/// @param asked the time that was asked for, as it was typed
public record Story(
        String page,
        List<Event> events,
        Part part,
        @Nullable Verification verification,
        String verify,
        @Nullable Then then,
        String asked) {
    public Story {
        events = List.copyOf(events);
    }

    /// Which versions of how many.
    ///
    /// @param saysChanges whether what each event changed is said
    /// @param older the address of those before; null where there are none
    /// @param newer the address of those after; null where there are none
    public record Part(
            long first,
            long last,
            long all,
            boolean saysChanges,
            @Nullable String older,
            @Nullable String newer) {
        boolean isAll() {
            return first == 1 && last == all;
        }
    }

    /// @param address of the page as it was after it
    public record Event(
            long version,
            String title,
            String when,
            String actor,
            @Nullable String reason,
            List<Foreseen.Change> changes,
            String address) {}

    /// As it was, and what is otherwise now.
    ///
    /// @param isStill whether no other version has come since
    public record Then(String when, boolean isStill, List<Foreseen.Change> changes) {}

    /// That it is shown as it was, and what is otherwise now; nothing where it is shown as it is.
    public Content asItWas(Frame frame) {
        var it = then;
        return it == null
                ? Pages.content((output, forms) -> {})
                : Pages.content((output, forms) -> JteasitwasGenerated.render(output, forms, frame, page, it));
    }

    /// Every event with what it changed, whether the chain is whole, and a way to see the thing as it was.
    public Content whole(Frame frame) {
        return Pages.content((output, forms) -> JtestoryGenerated.render(output, forms, frame, this));
    }
}
