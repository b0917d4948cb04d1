package vn.cnnt.registry.enterprise;

import vn.cnnt.registry.matching.Match;

/// An enterprise of the register that goes by something like a name in its province.
///
/// @param match how much its best fitting name is like the one asked about
public record Namesake(String id, Enterprise enterprise, Match match) {
    Likely likely() {
        return new Likely(id, enterprise.details().name(), match);
    }
}
