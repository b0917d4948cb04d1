package vn.cnnt.reporting.projection;

/// How slots are named, and which page of views an entity is on.
final class SlotIds {
    /// Pages of views per partition; at a million entities in 12 partitions some twenty a page.
    static final int VIEW_PAGES = 4096;

    private SlotIds() {}

    static String views(String generation, int partition, int page) {
        return generation + "|" + partition + "|view|" + page;
    }

    static String cells(String generation, int partition, String page) {
        return generation + "|" + partition + "|cells|" + page;
    }

    /// By a hash of its own: Kafka's has already chosen the partition.
    static int pageOf(String entity) {
        return (int) ((entity.hashCode() * 0x9E3779B97F4A7C15L) >>> (64 - 12));
    }
}
