package vn.cnnt.events;

/// A code of a closed list with its official name in Vietnamese and its name in English.
public interface Labelled {
    String name();

    String vi();

    String en();
}
