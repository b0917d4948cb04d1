package vn.cnnt.registry.intake;

/// What a bare number in a column of money counts.
enum Unit {
    VND(1, "đồng"),
    THOUSAND(1_000, "nghìn đồng"),
    MILLION(1_000_000, "triệu đồng"),
    BILLION(1_000_000_000, "tỷ đồng");

    private final long times;
    private final String vi;

    Unit(long times, String vi) {
        this.times = times;
        this.vi = vi;
    }

    long times() {
        return times;
    }

    String vi() {
        return vi;
    }
}
