package vn.cnnt.registry.intake;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.cnnt.registry.reference.Wording;

/// A column that a list can have, by the headings under which officers write it; the first one is that of the
/// templates.
enum Column {
    PROVINCE("Tỉnh, thành phố", "province", "Tỉnh", "Tỉnh/Thành phố", "Địa phương", "Tỉnh thành"),
    ESTABLISHMENT(
            "Tên cơ sở",
            "establishment",
            "Tên cơ sở CNNT",
            "Cơ sở CNNT",
            "Cơ sở",
            "Đơn vị thụ hưởng",
            "Đơn vị",
            "Chủ thể",
            "Tên doanh nghiệp",
            "enterprise",
            "name",
            "beneficiaries"),
    ALIAS("Tên khác", "alias", "Tên gọi khác", "Tên viết tắt", "aliases"),
    TAX_CODE("Mã số thuế", "tax_code", "MST"),
    LEGAL_FORM("Loại hình", "legal_form", "Hình thức pháp lý", "Loại hình cơ sở"),
    SIZE("Quy mô", "size"),
    COMMUNE("Xã, phường", "commune", "Xã", "Phường/xã", "Xã/phường"),
    ADDRESS("Địa chỉ", "address"),
    PRODUCT("Tên sản phẩm", "product", "Sản phẩm", "Tên SP"),
    PRODUCT_GROUP("Nhóm sản phẩm", "product_group", "Nhóm", "Nhóm SP"),
    LEVEL("Cấp", "level", "Cấp công nhận", "Cấp bình chọn"),
    YEAR("Năm", "year", "Năm bình chọn", "Năm kế hoạch", "voting_year", "plan_year"),
    OUTCOME("Kết quả", "outcome", "Kết quả bình chọn", "result"),
    DECISION_NUMBER(
            "Số quyết định", "decision_no", "Số QĐ", "Quyết định", "Quyết định số", "decision_number", "decision"),
    DECISION_DATE("Ngày quyết định", "decision_date", "Ngày QĐ", "Ngày ký"),
    CERTIFICATE_NUMBER("Số giấy chứng nhận", "certificate_no", "Số GCN", "certificate_number"),
    VALID_UNTIL("Có hiệu lực đến", "valid_until", "Hiệu lực đến"),
    ISSUER_NAME("Cơ quan công nhận", "issuer_name", "Cơ quan ban hành", "issuer"),
    IS_SET("Bộ sản phẩm", "is_set", "Là bộ sản phẩm"),
    PLACE("Huyện (cũ)", "district_historic", "Huyện", "Quận/huyện", "district", "place"),
    GROUP_BASIS("Căn cứ phân nhóm", "group_basis"),
    TITLE("Tên đề án", "content", "title", "Đề án", "Tên đề án khuyến công"),
    FUNDING_SOURCE("Nguồn kinh phí", "funding_source", "Nguồn", "Nguồn vốn"),
    AMOUNT("Kinh phí hỗ trợ", "amount_vnd", "Kinh phí", "Số tiền", "amount", "Kinh phí khuyến công"),
    TOTAL_COST("Tổng kinh phí", "total_cost_vnd", "Tổng mức đầu tư", "total_cost", "Tổng vốn"),
    COUNTERPART("Vốn đối ứng", "counterpart_vnd", "Kinh phí đối ứng", "counterpart", "Đối ứng"),
    CONTENT("Nội dung khuyến công", "content_code", "Nội dung", "Mã nội dung"),
    ROW_KIND("Loại đề án", "row_kind", "Loại dòng", "kind"),
    COUNT("Số đơn vị", "beneficiaries_or_items", "Số lượng"),
    STATE("Trạng thái", "state", "Tình trạng"),
    SOURCE("Nguồn thông tin", "source", "Nguồn tin", "Nguồn tài liệu"),
    NOTE("Ghi chú", "note", "notes", "remarks");

    private final String vi;
    /// As [#plain] has them, each between two bars.
    private final String headings;

    Column(String vi, String... others) {
        this.vi = vi;
        this.headings = Stream.concat(Stream.of(vi), Stream.of(others))
                .map(Column::plain)
                .collect(Collectors.joining("|", "|", "|"));
    }

    /// The heading of the templates.
    String vi() {
        return vi;
    }

    /// How requests and refusals name it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isHeaded(String plainHeading) {
        return headings.contains("|" + plainHeading + "|") || plain(word()).equals(plainHeading);
    }

    /// Without accents, case, spaces and what stands in brackets, such as the unit.
    static String plain(String heading) {
        return Wording.folded(heading.replaceAll("\\([^)]*\\)", " ").replace('_', ' '))
                .replace(" ", "");
    }
}
