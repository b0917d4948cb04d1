package vn.cnnt.registry.intake.list;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.cnnt.registry.reference.Wording;

/// A column that a list can have, by the headings under which officers write it; the first one is that of the
/// templates.
public enum Column {
    PROVINCE(
            "Tỉnh, thành phố",
            "province",
            "Tỉnh",
            "Tỉnh/Thành phố",
            "Tỉnh/TP",
            "Tỉnh, TP",
            "Tên tỉnh",
            "Tên tỉnh, thành phố",
            "Địa phương",
            "Tỉnh thành"),
    ESTABLISHMENT(
            "Tên cơ sở",
            "establishment",
            "Tên cơ sở CNNT",
            "Tên cơ sở công nghiệp nông thôn",
            "Cơ sở công nghiệp nông thôn",
            "Cơ sở CNNT",
            "Cơ sở",
            "Tên cơ sở sản xuất",
            "Cơ sở sản xuất",
            "Tên cơ sở/doanh nghiệp",
            "Tên doanh nghiệp/cơ sở",
            "Tên doanh nghiệp, cơ sở",
            "Tên cơ sở, doanh nghiệp",
            "Tên doanh nghiệp, HTX, cơ sở sản xuất",
            "Tên doanh nghiệp/HTX",
            "Đơn vị thụ hưởng",
            "Tên đơn vị thụ hưởng",
            "Cơ sở thụ hưởng",
            "Tên cơ sở thụ hưởng",
            "Đơn vị được hỗ trợ",
            "Cơ sở được hỗ trợ",
            "Đơn vị",
            "Tên đơn vị",
            "Đơn vị sản xuất",
            "Chủ thể",
            "Tên chủ thể",
            "Tên doanh nghiệp",
            "Doanh nghiệp",
            "Tên công ty",
            "enterprise",
            "name",
            "beneficiaries"),
    ALIAS("Tên khác", "alias", "Tên gọi khác", "Tên viết tắt", "aliases"),
    TAX_CODE(
            "Mã số thuế",
            "tax_code",
            "MST",
            "Mã số doanh nghiệp",
            "Mã số DN",
            "Mã DN",
            "MSDN",
            "Mã số thuế/Mã số doanh nghiệp",
            "Mã số doanh nghiệp/Mã số thuế",
            "MST/MSDN",
            "Mã số thuế doanh nghiệp"),
    LEGAL_FORM(
            "Loại hình",
            "legal_form",
            "Hình thức pháp lý",
            "Loại hình cơ sở",
            "Loại hình doanh nghiệp",
            "Loại hình DN",
            "Loại hình tổ chức",
            "Loại hình pháp lý",
            "Loại hình kinh doanh",
            "Hình thức tổ chức"),
    SIZE("Quy mô", "size", "Quy mô doanh nghiệp", "Quy mô DN", "Quy mô cơ sở"),
    COMMUNE("Xã, phường", "commune", "Xã", "Phường/xã", "Xã/phường", "Xã/phường/đặc khu", "Xã, phường, thị trấn"),
    ADDRESS("Địa chỉ", "address", "Địa chỉ trụ sở", "Địa chỉ cơ sở", "Địa chỉ sản xuất", "Địa chỉ liên hệ"),
    PRODUCT(
            "Tên sản phẩm",
            "product",
            "Sản phẩm",
            "Tên SP",
            "Tên sản phẩm/bộ sản phẩm",
            "Tên sản phẩm, bộ sản phẩm",
            "Tên sản phẩm hoặc bộ sản phẩm",
            "Sản phẩm/bộ sản phẩm",
            "Sản phẩm, bộ sản phẩm",
            "Tên sản phẩm CNNT tiêu biểu",
            "Sản phẩm CNNT tiêu biểu",
            "Tên sản phẩm công nghiệp nông thôn tiêu biểu",
            "Sản phẩm công nghiệp nông thôn tiêu biểu"),
    PRODUCT_GROUP("Nhóm sản phẩm", "product_group", "Nhóm", "Nhóm SP", "Thuộc nhóm sản phẩm", "Thuộc nhóm"),
    LEVEL("Cấp", "level", "Cấp công nhận", "Cấp bình chọn", "Cấp chứng nhận", "Đạt cấp"),
    YEAR(
            "Năm",
            "year",
            "Năm bình chọn",
            "Năm kế hoạch",
            "Năm công nhận",
            "Năm thực hiện",
            "Năm hỗ trợ",
            "Năm đạt",
            "Kế hoạch năm",
            "voting_year",
            "plan_year"),
    OUTCOME("Kết quả", "outcome", "Kết quả bình chọn", "Kết quả công nhận", "result"),
    DECISION_NUMBER(
            "Số quyết định",
            "decision_no",
            "Số QĐ",
            "Quyết định",
            "Quyết định số",
            "QĐ số",
            "Quyết định công nhận",
            "Số quyết định công nhận",
            "QĐ công nhận",
            "Quyết định phê duyệt",
            "Số quyết định phê duyệt",
            "QĐ phê duyệt",
            "Số, ngày quyết định",
            "Số, ngày, tháng, năm quyết định",
            "decision_number",
            "decision"),
    DECISION_DATE(
            "Ngày quyết định",
            "decision_date",
            "Ngày QĐ",
            "Quyết định ngày",
            "QĐ ngày",
            "Ngày ký",
            "Ngày ban hành",
            "Ngày công nhận",
            "Ngày phê duyệt",
            "Quyết định ngày ban hành",
            "Quyết định ngày ký",
            "Ngày, tháng, năm quyết định"),
    CERTIFICATE_NUMBER(
            "Số giấy chứng nhận",
            "certificate_no",
            "Số GCN",
            "Giấy chứng nhận",
            "Giấy chứng nhận số",
            "certificate_number"),
    VALID_UNTIL("Có hiệu lực đến", "valid_until", "Hiệu lực đến", "Có giá trị đến", "Thời hạn đến"),
    ISSUER_NAME("Cơ quan công nhận", "issuer_name", "Cơ quan ban hành", "Cơ quan cấp", "issuer"),
    IS_SET("Bộ sản phẩm", "is_set", "Là bộ sản phẩm"),
    PLACE("Huyện (cũ)", "district_historic", "Huyện", "Quận/huyện", "Huyện, thị xã, thành phố", "district", "place"),
    GROUP_BASIS("Căn cứ phân nhóm", "group_basis"),
    TITLE("Tên đề án", "content", "title", "Đề án", "Tên đề án khuyến công", "Tên đề án, nhiệm vụ", "Tên nhiệm vụ"),
    FUNDING_SOURCE(
            "Nguồn kinh phí",
            "funding_source",
            "Nguồn",
            "Nguồn vốn",
            "Nguồn kinh phí hỗ trợ",
            "Nguồn vốn hỗ trợ",
            "Nguồn khuyến công"),
    AMOUNT(
            "Kinh phí hỗ trợ",
            "amount_vnd",
            "Kinh phí",
            "Số tiền",
            "amount",
            "Kinh phí khuyến công",
            "Kinh phí khuyến công hỗ trợ",
            "Kinh phí hỗ trợ khuyến công",
            "Kinh phí hỗ trợ từ nguồn khuyến công",
            "Kinh phí KC hỗ trợ",
            "Kinh phí hỗ trợ KC",
            "Kinh phí được hỗ trợ",
            "Kinh phí KC",
            "Số tiền hỗ trợ",
            "Mức hỗ trợ",
            "Mức kinh phí hỗ trợ",
            "Vốn hỗ trợ",
            "Vốn khuyến công",
            "Khuyến công hỗ trợ",
            "Hỗ trợ"),
    TOTAL_COST(
            "Tổng kinh phí",
            "total_cost_vnd",
            "Tổng mức đầu tư",
            "total_cost",
            "Tổng vốn",
            "Tổng vốn đầu tư",
            "Tổng kinh phí thực hiện",
            "Tổng kinh phí đề án",
            "Kinh phí tổng số",
            "Kinh phí tổng cộng",
            "Kinh phí tổng",
            "Kinh phí thực hiện tổng số",
            "Kinh phí thực hiện tổng cộng"),
    COUNTERPART(
            "Vốn đối ứng",
            "counterpart_vnd",
            "Kinh phí đối ứng",
            "counterpart",
            "Đối ứng",
            "Vốn đối ứng của cơ sở",
            "Vốn đối ứng của đơn vị thụ hưởng",
            "Kinh phí đối ứng của cơ sở",
            "Vốn cơ sở",
            "Vốn tự có"),
    CONTENT("Nội dung khuyến công", "content_code", "Nội dung", "Mã nội dung", "Nội dung hỗ trợ", "Nội dung hoạt động"),
    ROW_KIND("Loại đề án", "row_kind", "Loại dòng", "kind"),
    COUNT("Số đơn vị", "beneficiaries_or_items", "Số lượng"),
    STATE("Trạng thái", "state", "Tình trạng", "Tình trạng thực hiện"),
    SOURCE("Nguồn thông tin", "source", "Nguồn tin", "Nguồn tài liệu"),
    NOTE("Ghi chú", "note", "notes", "remarks", "Chú thích");

    private final String vi;
    /// As [#plain] has them, each between two bars.
    private final String headings;

    Column(String vi, String... others) {
        this.vi = vi;
        this.headings = Stream.concat(Stream.of(vi, name()), Stream.of(others))
                .map(Column::plain)
                .collect(Collectors.joining("|", "|", "|"));
    }

    /// The heading of the templates.
    public String vi() {
        return vi;
    }

    public boolean isMoney() {
        return this == AMOUNT || this == TOTAL_COST || this == COUNTERPART;
    }

    /// How requests and refusals name it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isHeaded(String plainHeading) {
        return !plainHeading.isEmpty() && headings.contains("|" + plainHeading + "|");
    }

    /// Without accents, case, spaces and what stands in brackets, such as the unit.
    public static String plain(String heading) {
        return Wording.folded(Heading.outside(heading).replace('_', ' ')).replace(" ", "");
    }
}
