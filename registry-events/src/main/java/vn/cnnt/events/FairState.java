package vn.cnnt.events;

/// What became of a fair.
public enum FairState implements Labelled {
    HELD("Đã tổ chức", "Held"),
    POSTPONED("Tạm hoãn", "Postponed"),
    CANCELLED("Hủy", "Cancelled");

    private final String vi;
    private final String en;

    FairState(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    @Override
    public String vi() {
        return vi;
    }

    @Override
    public String en() {
        return en;
    }
}
