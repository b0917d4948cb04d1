package vn.cnnt.events;

/// The three voting regions (Thông tư 26/2014/TT-BCT).
public enum Region implements Labelled {
    NORTH("Miền Bắc", "North"),
    CENTRAL_HIGHLANDS("Miền Trung – Tây Nguyên", "Central and Highlands"),
    SOUTH("Miền Nam", "South");

    private final String vi;
    private final String en;

    Region(String vi, String en) {
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
