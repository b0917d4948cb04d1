package vn.cnnt.reporting.slots;

/// How slots are named, and which page of views an entity is on.
public final class SlotIds {
    /// Pages of views per partition of a run that begins with its log; at a million entities in 12 partitions some
    /// twenty a page. Also that of checkpoints that don't say.
    static final int MOST_VIEW_PAGES = 4096;

    private static final int FEWEST_VIEW_PAGES = 128;

    /// Records a page of views is made for when the log is already there: some thirty entities with five events each.
    private static final long RECORDS_PER_PAGE = 160;

    private SlotIds() {}

    public static String views(String generation, int partition, int page) {
        return generation + "|" + partition + "|view|" + page;
    }

    public static String cells(String generation, int partition, String page) {
        return generation + "|" + partition + "|cells|" + page;
    }

    /// The contents of a ledger.
    public static String ledger(String generation, int partition, String ledger) {
        return generation + "|" + partition + "|ledger|" + ledger;
    }

    /// @param ledger the id of its contents
    public static String leaf(String ledger, int leaf) {
        return ledger + "|" + leaf;
    }

    /// A power of two. A rebuild writes every page several times: the fewer there are, the less it writes; the live run
    /// that follows writes one for each change, so they must stay small.
    public static int viewPages(long records) {
        var wanted = Long.highestOneBit(Math.max(1, records / RECORDS_PER_PAGE));
        return Math.clamp(wanted, FEWEST_VIEW_PAGES, MOST_VIEW_PAGES);
    }

    /// By a hash of its own: Kafka's has already chosen the partition.
    public static int pageOf(String entity, int viewPages) {
        return (int) ((entity.hashCode() * 0x9E3779B97F4A7C15L) >>> (64 - Integer.numberOfTrailingZeros(viewPages)));
    }
}
