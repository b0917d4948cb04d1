package vn.cnnt.events;

/// Single, group (many beneficiaries of one content) or flagship (several contents and years) project; Thông tư
/// 17/2018/TT-BCT.
public enum GrantKind implements Labelled {
    SINGLE("Đề án đơn lẻ", "Single project"),
    GROUP("Đề án nhóm", "Group project"),
    FLAGSHIP("Đề án điểm", "Flagship project");

    private final String vi;
    private final String en;

    GrantKind(String vi, String en) {
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
