package vn.cnnt.manners.page;

import java.util.List;

/// One of the surfaces that people see: what it is called, and where its pages are.
///
/// @param name the code of its name's words
/// @param claim the code of the line under it
/// @param sections the pages that every page leads to
public record Surface(String name, String claim, List<Section> sections) {
    public Surface {
        sections = List.copyOf(sections);
    }

    /// @param words the code of what it is called
    /// @param address where it is
    /// @param below the beginning of the addresses of the pages that belong to it
    public record Section(String words, Address address, String below) {
        boolean has(String path) {
            return below.equals("/") ? path.equals("/") : path.equals(below) || path.startsWith(below + "/");
        }
    }
}
