package vn.cnnt.events;

/// What became of an application. EXPIRED is derived from the validity and never stored.
public enum RecognitionStatus implements Labelled {
    APPLIED("Đã đăng ký", "Applied"),
    RECOGNISED("Được công nhận", "Recognised"),
    NOT_RECOGNISED("Không được công nhận", "Not recognised"),
    REVOKED("Bị thu hồi", "Revoked"),
    WITHDRAWN("Ghi nhầm, đã rút", "Recorded in error, withdrawn");

    private final String vi;
    private final String en;

    RecognitionStatus(String vi, String en) {
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
