package vn.cnnt.events;

/// The four groups of products in a vote (*nhóm sản phẩm*).
public enum ProductGroup implements Labelled {
    HANDICRAFT("Thủ công mỹ nghệ", "Handicraft"),
    AGRO_FOOD("Chế biến nông, lâm, thủy sản và thực phẩm", "Agricultural, forestry, fishery products and food"),
    MACHINERY("Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí", "Equipment, machinery, tools and mechanical parts"),
    OTHER("Các sản phẩm khác", "Other products");

    private final String vi;
    private final String en;

    ProductGroup(String vi, String en) {
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
