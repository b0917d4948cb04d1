package vn.cnnt.registry.desk;

import gg.jte.Content;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;

/// A list of what waits, as every part of the first page shows it.
///
/// @param id of its heading
/// @param nothing what is said where nothing waits; empty where nothing is said then
/// @param all where the whole list is; null where this is all
public record Waits(
        String id,
        String title,
        List<Line> lines,
        String nothing,
        @Nullable String all) {
    public Waits {
        lines = List.copyOf(lines);
    }

    /// @param address where it is looked at, or done
    /// @param note what is said of it, and since when it waits
    /// @param alarm what is wrong with it; null where nothing is
    public record Line(
            String words,
            String address,
            String note,
            @Nullable String alarm) {}

    /// Those that have something to say.
    public static List<Content> shown(Stream<Waits> all, Frame frame) {
        return all.filter(it -> !it.lines.isEmpty() || !it.nothing.isEmpty())
                .map(it -> it.content(frame))
                .toList();
    }

    private Content content(Frame frame) {
        return Pages.content((output, with) -> JtewaitsGenerated.render(output, with, frame, this));
    }
}
