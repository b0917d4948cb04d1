package vn.cnnt.events;

/// The declared size class (Nghị định 80/2021/NĐ-CP).
public enum SizeClass implements Labelled {
    MICRO("Siêu nhỏ", "Micro"),
    SMALL("Nhỏ", "Small"),
    MEDIUM("Vừa", "Medium");

    private final String vi;
    private final String en;

    SizeClass(String vi, String en) {
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
