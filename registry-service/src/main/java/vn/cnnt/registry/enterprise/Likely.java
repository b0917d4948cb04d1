package vn.cnnt.registry.enterprise;

import vn.cnnt.registry.matching.Match;

/// An enterprise that is in the register already and looks like the same one.
///
/// @param match how much its best fitting name is like the one asked about
record Likely(String id, String name, Match match) {
    /// One that goes by the very name.
    Likely(String id, String name) {
        this(id, name, Match.EXACT);
    }

    String address() {
        return "/api/v1/enterprises/" + id;
    }
}
