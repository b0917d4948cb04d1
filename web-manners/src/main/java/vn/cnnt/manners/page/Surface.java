package vn.cnnt.manners.page;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.security.Role;

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
    /// @param readers whom it is shown to, everybody where there are none
    public record Section(String words, Address address, String below, Set<Role> readers) {
        public Section {
            readers = Set.copyOf(readers);
        }

        /// Of everybody.
        public Section(String words, Address address, String below) {
            this(words, address, below, Set.of());
        }

        boolean isFor(@Nullable Actor reader) {
            return readers.isEmpty()
                    || reader != null && readers.stream().anyMatch(role -> role.isOf(reader));
        }

        boolean has(String path) {
            return below.equals("/") ? path.equals("/") : path.equals(below) || path.startsWith(below + "/");
        }
    }
}
