package vn.cnnt.events;

/// Who recognises a product.
public enum Issuer implements Labelled {
    DISTRICT_COMMITTEE("UBND cấp huyện", "District People's Committee"),
    PROVINCIAL_COMMITTEE("UBND cấp tỉnh", "Provincial People's Committee"),
    NATIONAL_AGENCY("Cục quản lý khuyến công quốc gia", "National agency for industrial promotion"),
    MINISTER("Bộ trưởng Bộ Công Thương", "Minister of Industry and Trade");

    private final String vi;
    private final String en;

    Issuer(String vi, String en) {
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
