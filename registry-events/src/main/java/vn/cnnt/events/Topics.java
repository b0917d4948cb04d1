package vn.cnnt.events;

/// The log of the register.
public final class Topics {
    /// Kept for ever, keyed by addressee.
    public static final String EVENTS = "cnnt.registry.events";

    /// Fixed when the topic is created; another number is a new topic and a rebuild.
    public static final int PARTITIONS = 12;

    private Topics() {}
}
