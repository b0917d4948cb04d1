package vn.cnnt.events;

/// What a grant brought about, counted at its acceptance.
public record GrantResults(
        long workers, long fairs, long booths, long establishmentsAtFairs, long machines, long models) {
    public static final GrantResults NONE = new GrantResults(0, 0, 0, 0, 0, 0);
}
