package vn.cnnt.manners.page;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Cursor;

/// One of the ways in which a list is usually asked for, as a link above it.
///
/// @param isChosen whether the list is asked for so
public record Way(String words, String address, boolean isChosen) {
    /// All of a list, or what is in one of its states.
    ///
    /// @param parameter that names the state
    /// @param all what all of it is called
    /// @param codes what the codes of the states begin with
    public static <E extends Enum<E>> List<Way> of(
            Frame frame, String parameter, String all, E[] states, @Nullable E chosen, String codes) {
        var whole = frame.address().without(Cursor.PARAMETER).without(parameter);
        var ways = new ArrayList<Way>();
        ways.add(new Way(all, frame.to(whole), chosen == null));
        for (var state : states) {
            var address = frame.to(whole.with(parameter, state.name()));
            ways.add(new Way(frame.say(codes + state), address, state == chosen));
        }
        return List.copyOf(ways);
    }

    /// @param label what they are, for who can't see it
    public static Content all(String label, List<Way> ways) {
        return Pages.content((output, forms) -> JtewaysGenerated.render(output, forms, label, ways));
    }
}
