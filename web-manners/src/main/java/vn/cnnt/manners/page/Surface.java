package vn.cnnt.manners.page;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One of the surfaces that people see: what it is called, and where its pages are.
///
/// @param name the code of its name's words
/// @param claim the code of the line under it
/// @param sections the pages that every page leads to
/// @param search what can be looked for from every page; null where nothing can
public record Surface(
        String name,
        String claim,
        List<Section> sections,
        @Nullable Search search) {
    public Surface {
        sections = List.copyOf(sections);
    }

    public Surface(String name, String claim, List<Section> sections) {
        this(name, claim, sections, null);
    }

    /// @param words the code of what it is called
    /// @param address where it is
    /// @param below the beginning of the addresses of the pages that belong to it
    /// @param needs the API's address that it shows: who may not read that, is not led here; null where anybody may
    public record Section(
            String words,
            Address address,
            String below,
            @Nullable String needs) {
        public Section(String words, Address address, String below) {
            this(words, address, below, null);
        }

        boolean has(String path) {
            return below.equals("/") ? path.equals("/") : path.equals(below) || path.startsWith(below + "/");
        }
    }

    /// @param words the code of what is looked for
    /// @param path of the page that finds it, whose parameter is `q`
    /// @param needs the API's address that it shows
    public record Search(String words, String path, String needs) {}

    /// What of it leads to what somebody may read.
    Surface seenBy(Predicate<String> mayRead) {
        var open = sections.stream()
                .filter(section -> section.needs() == null || mayRead.test(section.needs()))
                .toList();
        return new Surface(name, claim, open, search != null && mayRead.test(search.needs()) ? search : null);
    }
}
