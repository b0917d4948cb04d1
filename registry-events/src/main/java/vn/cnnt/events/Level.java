package vn.cnnt.events;

/// The level (*cấp*) at which a product is recognised, lowest first.
public enum Level implements Labelled {
    DISTRICT("Cấp huyện", "District"),
    PROVINCE("Cấp tỉnh", "Province"),
    REGION("Cấp khu vực", "Region"),
    NATIONAL("Cấp quốc gia", "National");

    private final String vi;
    private final String en;

    Level(String vi, String en) {
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
