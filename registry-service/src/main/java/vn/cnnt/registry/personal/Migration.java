package vn.cnnt.registry.personal;

/// Moves data that an earlier version left where none may be any more. Done once, before anybody is answered; one that
/// was cut off is done again from its beginning, so each finds by itself what is still to be done.
public interface Migration {
    /// Migrations are done in the order of their numbers.
    int number();

    /// What it moves, for the log and the list of those that are done.
    String what();

    void run();
}
