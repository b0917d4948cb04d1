package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.browser.Imports.button;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
