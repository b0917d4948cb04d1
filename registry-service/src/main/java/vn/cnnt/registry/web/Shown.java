package vn.cnnt.registry.web;

import vn.cnnt.registry.rights.Choices;

/// A thing as it stands, as one reader is shown it: with what they can do next.
public record Shown<T>(T state, Choices choices) {}
