package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static vn.cnnt.browser.Imports.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Three things that an officer comes to the desk for, from its first page on; counted as those of the figures are.
class DeskTasksIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String TODAY_TYPED = TODAY.format(DateTimeFormatter.ofPattern("d/M/yyyy"));

    @Test
    void the_recognitions_of_2024_from_the_official_list_of_a_province() {
        var rows = IntStream.rangeClosed(1, 40)
                .mapToObj(it -> "%d;Lạng Sơn;Hợp tác xã %s;Chè số %d;Chế biến nông, lâm, thủy sản và thực phẩm;Cấp tỉnh;2024\n"
                        .formatted(it, Register.name(), it))
                .collect(Collectors.joining());
        var list = "DANH SÁCH SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU\n"
                + "STT;Tỉnh;Tên cơ sở;Tên sản phẩm;Nhóm sản phẩm;Cấp;Năm\n" + rows;
        try (var officer = Officer.at("officer")) {
            var page = officer.opens("/").page();
            var hand = new Hand(page);
            hand.follows("Nhập danh sách").clicks(page.locator("#kind-recognitions"));
            page.locator("#file")
                    .setInputFiles(new FilePayload("2024.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
            hand.presses("Chạy thử");
            Imports.done(page);
            hand.clicks(page.locator("#act-start")).clicks(button(page, "Ghi thật"));
            Imports.done(page);

            assertThat(Imports.counted(page, "Đã ghi")).as(officer.said()).isEqualTo("40");
            hand.isDone("list of 2024", 5, 0);
        }
    }

    /// The twelve of Bình Thuận, of which the press named the products and not their firms: who takes them in learns
    /// that at once and for all of them, asks the province, and sends the refused rows again with the firms.
    @Test
    void the_regional_products_of_2024_whose_firms_were_not_published() throws IOException {
        var products = records(row -> row.get(5).equals("2024"));
        assertThat(products).hasSize(12);
        var book = Workbook.named("Phụ lục");
        book.row("DANH SÁCH SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP KHU VỰC NĂM 2024");
        book.row("STT", "Tỉnh", "Tên cơ sở CNNT", "Tên sản phẩm, bộ sản phẩm", "Nhóm", "Cấp công nhận", "Năm bình chọn");
        for (var i = 0; i < products.size(); i++) {
            var row = products.get(i);
            var group = row.get(3).equals("HANDICRAFT") ? "Thủ công mỹ nghệ" : "Nông, lâm, thủy sản và thực phẩm";
            book.row(i + 1, row.get(0), row.get(1), row.get(2), group, "Khu vực phía Nam", 2024);
        }
        try (var officer = Officer.at("officer")) {
            var page = officer.opens("/").page();
            var hand = new Hand(page);
            hand.follows("Nhập danh sách").clicks(page.locator("#kind-recognitions"));
            sends(hand, page, book.bytes());
            assertThat(Imports.counted(page, "Sẽ từ chối")).isEqualTo("12");
            assertThat(officer.said()).contains("Ghi thật thì không có gì vào sổ");
            assertThat(page.locator("ul.waits li").allInnerTexts())
                    .singleElement(as(STRING))
                    .contains("12 dòng", "Tên cơ sở CNNT", "hãy ghi tên cơ sở");

            var refused = page.waitForDownload(
                    () -> hand.clicks(page.getByText("Tải các dòng bị từ chối, đúng dạng tệp đã gửi")));
            var mended = Workbook.at(refused.path());
            for (var row : products) {
                mended.mends(row.get(2), Map.of("Tên cơ sở CNNT", "Cơ sở " + Register.name()));
            }
            hand.follows("Gửi một danh sách").clicks(page.locator("#kind-recognitions"));
            sends(hand, page, mended.bytes());
            hand.clicks(page.locator("#act-start")).clicks(button(page, "Ghi thật"));
            Imports.done(page);

            assertThat(Imports.counted(page, "Đã ghi")).as(officer.said()).isEqualTo("12");
            hand.isDone("list of 2024 without firms", 9, 0);
        }
    }

    /// As the newspaper of Lạng Sơn had it; the register took it in when it was first started.
    @Test
    void the_products_of_lang_son_in_2019_with_their_firms() throws IOException {
        var products = records(row -> row.get(0).equals("Lạng Sơn") && row.get(5).equals("2019"));
        var book = Workbook.named("2019");
        book.row("STT", "Tỉnh", "Tên cơ sở", "Tên sản phẩm", "Nhóm sản phẩm", "Cấp", "Năm");
        for (var row : products) {
            var group = row.get(3).equals("MACHINERY") ? "Thiết bị, máy móc" : "Thực phẩm";
            book.row(products.indexOf(row) + 1, row.get(0), row.get(1), row.get(2), group, "Tỉnh", row.get(5));
        }
        try (var officer = Officer.at("officer-vn-20")) {
            assertThat(officer.opens("/imports").said()).contains("cán bộ có quyền nhập hồ sơ cũ");
        }
        try (var officer = Officer.at("officer")) {
            var page = officer.opens("/").page();
            var hand = new Hand(page);
            hand.follows("Nhập danh sách").clicks(page.locator("#kind-recognitions"));
            sends(hand, page, book.bytes());

            assertThat(Imports.counted(page, "Đã có")).as(officer.said()).isEqualTo(Integer.toString(products.size()));
            assertThat(Imports.counted(page, "Sẽ từ chối")).isEqualTo("0");
            hand.isDone("list of 2019", 3, 0);
        }
    }

    private static void sends(Hand hand, Page page, byte[] list) {
        page.locator("#file").setInputFiles(new FilePayload("danh-sách.xlsx", "application/octet-stream", list));
        hand.presses("Chạy thử");
        Imports.done(page);
    }

    /// The real records that are so, as the stack loads them.
    private static List<List<String>> records(Predicate<List<String>> so) throws IOException {
        try (var list = Objects.requireNonNull(DeskTasksIT.class.getResourceAsStream("/records/recognitions.csv"));
                var rows = CsvReader.builder().ofCsvRecord(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return rows.stream().map(CsvRecord::getFields).filter(so).toList();
        }
    }

    @Test
    void a_grant_from_paper_to_its_approval() {
        var title = "Máy cưa " + Register.name();
        try (var officer = Officer.at("officer-vn-20")) {
            var hand = new Hand(officer.opens("/").page());
            hand.follows("Đề án").clicks(officer.page().locator("#act-propose"));
            hand.types("Tên đề án (bắt buộc)", title)
                    .types("Năm kế hoạch (bắt buộc)", Integer.toString(TODAY.getYear()))
                    .clicks(officer.page().locator("input[name=kind][value=SINGLE]"))
                    .chooses("Nội dung (bắt buộc)", "Ứng dụng máy móc thiết bị tiên tiến")
                    .chooses("Nguồn, dòng 1", "Khuyến công địa phương")
                    .types("Đề nghị, dòng 1", "200 triệu")
                    .chooses("Nguồn, dòng 2", "Vốn đối ứng")
                    .types("Đề nghị, dòng 2", "400 triệu")
                    .presses("Xem trước")
                    .presses("Đề xuất đề án");
            hand.clicks(officer.page().locator("#act-to-APPRAISED"))
                    .types("Ngày", TODAY_TYPED)
                    .presses("Xem trước")
                    .presses("Thẩm định");
            assertThat(officer.done()).contains("Đã chuyển trạng thái");
            hand.isDone("grant, officer", 8, 8);
        }
        try (var approver = Officer.at("approver-vn-20")) {
            var hand = new Hand(approver.opens("/").page());
            hand.follows(title)
                    .clicks(approver.page().locator("#act-to-APPROVED"))
                    .types("Ngày", TODAY_TYPED)
                    .types("Số quyết định", "45/QĐ-SCT")
                    .presses("Xem trước")
                    .presses("Phê duyệt");
            assertThat(approver.done()).contains("Đã chuyển trạng thái");
            hand.isDone("grant, approver", 4, 2);
        }
    }

    @Test
    void which_certificates_of_ones_province_expire_this_year() {
        try (var officer = Officer.at("officer-vn-20")) {
            var hand = new Hand(officer.opens("/").page());
            hand.follows("Công nhận").follows("Hết hạn trong năm " + TODAY.getYear());
            officer.page().waitForURL("**expiresBefore=**");

            assertThat(officer.page().locator(".chosen").innerText()).contains("Lạng Sơn");
            hand.isDone("certificates", 2, 0);
        }
    }
}
