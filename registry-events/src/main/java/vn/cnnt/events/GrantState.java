package vn.cnnt.events;

/// The states of a grant. ADJUSTED is an event, not a state.
public enum GrantState implements Labelled {
    PROPOSED("Đề xuất", "Proposed"),
    APPRAISED("Đã thẩm định", "Appraised"),
    APPROVED("Giao kế hoạch", "Approved"),
    CONTRACTED("Ký hợp đồng", "Contracted"),
    IN_PROGRESS("Đang thực hiện", "In progress"),
    ACCEPTED("Nghiệm thu", "Accepted"),
    SETTLED("Quyết toán", "Settled"),
    RETURNED("Yêu cầu bổ sung", "Returned"),
    REJECTED("Từ chối", "Rejected"),
    STOPPED("Ngừng triển khai", "Stopped");

    private final String vi;
    private final String en;

    GrantState(String vi, String en) {
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
