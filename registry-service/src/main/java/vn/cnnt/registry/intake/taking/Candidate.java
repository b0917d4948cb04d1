package vn.cnnt.registry.intake.taking;

import vn.cnnt.registry.enterprise.Namesake;

/// An establishment that a row may mean.
///
/// @param percent 100 is the same name
/// @param why the words that differ
public record Candidate(String id, String name, int percent, String why) {
    static Candidate of(Namesake namesake) {
        return new Candidate(
                namesake.id(),
                namesake.enterprise().details().name(),
                namesake.match().percent(),
                namesake.match().why());
    }

    String address() {
        return "/api/v1/enterprises/" + id;
    }
}
