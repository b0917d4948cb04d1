package vn.cnnt.events;

/// The legal forms of an establishment; a closed list.
public enum LegalForm implements Labelled {
    PRIVATE_ENTERPRISE("Doanh nghiệp tư nhân", "Private enterprise"),
    LLC_ONE_MEMBER("Công ty TNHH một thành viên", "One-member limited liability company"),
    LLC("Công ty TNHH hai thành viên trở lên", "Limited liability company"),
    JSC("Công ty cổ phần", "Joint-stock company"),
    PARTNERSHIP("Công ty hợp danh", "Partnership"),
    COOPERATIVE("Hợp tác xã", "Cooperative"),
    COOPERATIVE_UNION("Liên hiệp hợp tác xã", "Union of cooperatives"),
    COOPERATIVE_GROUP("Tổ hợp tác", "Cooperative group"),
    HOUSEHOLD("Hộ kinh doanh", "Household business"),
    OTHER("Khác (xí nghiệp, cơ sở, nghệ nhân …)", "Other (factory, workshop, artisan …)");

    private final String vi;
    private final String en;

    LegalForm(String vi, String en) {
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
