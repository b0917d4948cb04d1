package vn.cnnt.events;

/// Where the money of a grant comes from (*nguồn kinh phí*); NATIONAL and LOCAL are support.
public enum FundingSource implements Labelled {
    NATIONAL("Khuyến công quốc gia", "National"),
    LOCAL("Khuyến công địa phương", "Local"),
    COUNTERPART("Vốn đối ứng", "Counterpart"),
    OTHER("Nguồn khác", "Other");

    private final String vi;
    private final String en;

    FundingSource(String vi, String en) {
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
