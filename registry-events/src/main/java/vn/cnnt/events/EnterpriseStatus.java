package vn.cnnt.events;

/// Whether the establishment works; DISSOLVED and MERGED_INTO are final.
public enum EnterpriseStatus implements Labelled {
    ACTIVE("Đang hoạt động", "Active"),
    REDUCED("Sản xuất cầm chừng", "Reduced production"),
    SUSPENDED("Ngừng sản xuất", "Suspended"),
    DISSOLVED("Giải thể", "Dissolved"),
    MERGED_INTO("Sáp nhập", "Merged into another");

    private final String vi;
    private final String en;

    EnterpriseStatus(String vi, String en) {
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
