package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// Lists with findings of every kind: what is refused is mended in the file that the desk gives, what is asked is
/// answered code by code, and in the end everything is in the register.
class FindingsIT {
    @Test
    void a_list_of_establishments() throws IOException {
        var name = Register.name();
        var other = Register.name();
        var taxCode = taxCode();
        var known = "Tỉnh;Tên cơ sở;Loại hình;Mã số thuế\nLạng Sơn;Hợp tác xã %s;HTX;%s\nLạng Sơn;Cơ sở %s;HKD;\n"
                .formatted(name, taxCode, other);
        var list = """
                DANH SÁCH CƠ SỞ;;;;;
                Tỉnh;Tên cơ sở;Loại hình;Mã số thuế;Xã;Ghi chú
                Lạng Sơn;Xưởng %1$s;HKD;;Mẫu Sơn;
                nt;Lò %2$s;;;;
                Lạng Sơn;Công ty TNHH %3$s;Công ty TNHH;%4$s;;
                Lạng Sơn;Cơ sở %5$s;HKD;;;
                Lạng Sơn;Công ty TNHH %6$s;Công ty TNHH;%7$s;;
                Lạng Sơn;Cơ sở %8$s nhỏ;HKD;;;
                Tỉnh không có;Xưởng %9$s;;;;
                Lạng Sơn;Xưởng %10$s;HKD;*********123;;
                Lạng Sơn;Xưởng %11$s;;;;gọi chủ 001 088 012 345
                Lạng Sơn;C?ng ty S?n %12$s;;;;
                Lạng Sơn;(5 cơ sở);;;;
                Lạng Sơn;Tổng cộng;;;;
                """.formatted(
                        Register.name(),
                        Register.name(),
                        Register.name(),
                        taxCode().substring(1),
                        other,
                        Register.name(),
                        taxCode,
                        other,
                        Register.name(),
                        Register.name(),
                        Register.name(),
                        Register.name());
        try (var officer = Officer.at("officer")) {
            var page = officer.page();
            Imports.sends(officer.look(), "enterprises", "đã-có.csv", known);
            Imports.makesReal(page);
            Imports.sends(officer.look(), "enterprises", "cơ-sở.csv", list);
            assertThat(counts(page, "Sẽ ghi", "Đã có", "Sẽ từ chối", "Sẽ chờ xác nhận"))
                    .containsExactly("3", "1", "6", "2");
            Imports.makesReal(page);
            assertThat(counts(page, "Đã ghi", "Đã có", "Từ chối", "Chờ xác nhận"))
                    .containsExactly("3", "1", "6", "2");

            var accepted = rows(page, "Đã ghi");
            assertThat(accepted).contains("như dòng trên", "thiếu số 0 ở đầu");
            var asked = rows(page, "Chờ xác nhận");
            assertThat(asked).contains("Hợp tác xã " + name, "Cơ sở " + other);
            answers(officer, "tax-code-of-another");
            assertThat(Imports.counted(page, "Chờ xác nhận")).isEqualTo("1");
            rows(page, "Chờ xác nhận");
            answers(officer, "name-nearly-known");
            assertThat(Imports.counted(page, "Chờ xác nhận")).isEqualTo("0");

            var refused = rows(page, "Từ chối");
            assertThat(refused)
                    .contains("Tỉnh không có", "Tổng cộng", "(5 cơ sở)")
                    .doesNotContain("001 088 012 345", "001088012345");
            var mended = mended(
                    page,
                    Map.of(
                            "Tỉnh không có", "Lạng Sơn",
                            "*********123", "",
                            "C?ng ty S?n", "Công ty Sơn",
                            "(5 cơ sở)", "Xưởng " + Register.name()),
                    List.of("Tổng cộng"));
            Imports.sends(officer.look(), "enterprises", "đã-sửa.csv", mended);
            Imports.makesReal(page);
            assertThat(counts(page, "Đã ghi", "Từ chối", "Chờ xác nhận")).containsExactly("5", "0", "0");
        }
    }

    @Test
    void a_list_of_grants_with_sums_that_can_be_read_in_two_ways() throws IOException {
        var name = "Hợp tác xã " + Register.name();
        var list = """
                Tỉnh;Tên cơ sở;Tên đề án;Nguồn kinh phí;Kinh phí hỗ trợ (triệu đồng);Năm;Nội dung khuyến công
                Lạng Sơn;%1$s;Máy sấy;Khuyến công địa phương;200;2023;Ứng dụng máy móc thiết bị tiên tiến
                Lạng Sơn;%1$s;Máy xay;Khuyến công địa phương;150.000.000 đồng;2023;Ứng dụng máy móc thiết bị tiên tiến
                Lạng Sơn;%1$s;Máy ép;Khuyến công địa phương;1.125;2023;Ứng dụng máy móc thiết bị tiên tiến
                Lạng Sơn;%1$s;Máy lọc;Khuyến công địa phương;khoảng 100;2023;Ứng dụng máy móc thiết bị tiên tiến
                Lạng Sơn;%1$s;Máy rửa;Khuyến công địa phương;-5;2023;Ứng dụng máy móc thiết bị tiên tiến
                Lạng Sơn;%1$s;Máy tiện;Khuyến công địa phương;900;2023;Ứng dụng máy móc thiết bị tiên tiến
                Lạng Sơn;%1$s;Máy hút;Nguồn nào đó;100;2023;Ứng dụng máy móc thiết bị tiên tiến
                """.formatted(name);
        try (var officer = Officer.at("officer")) {
            var page = officer.page();
            Imports.sends(officer.look(), "grants", "đề-án.csv", list);
            Imports.makesReal(page);
            assertThat(rows(page, "Từ chối")).contains("khoảng 100", "Nguồn nào đó");
            assertThat(rows(page, "Chờ xác nhận")).contains("1.125");
            assertThat(rows(page, "Đã ghi")).contains("Máy tiện", "mức hỗ trợ tối đa");
            while (!Imports.counted(page, "Chờ xác nhận").equals("0")) {
                var waiting = Imports.counted(page, "Chờ xác nhận");
                rows(page, "Chờ xác nhận");
                answersFirst(officer);
                assertThat(Imports.counted(page, "Chờ xác nhận")).isNotEqualTo(waiting);
            }
            rows(page, "Từ chối");
            var mended = mended(
                    page, Map.of("khoảng 100", "100", "'-5", "50", "Nguồn nào đó", "Khuyến công quốc gia"), List.of());
            Imports.sends(officer.look(), "grants", "đã-sửa.csv", mended);
            Imports.makesReal(page);
            assertThat(Imports.counted(page, "Từ chối")).isEqualTo("0");
        }
    }

    private static List<String> counts(Page page, String... words) {
        return List.of(words).stream().map(it -> Imports.counted(page, it)).toList();
    }

    /// The rows that came to something, with what is said of them.
    private static String rows(Page page, String words) {
        page.locator(".tabs a")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
        return page.locator("section[aria-labelledby=h-rows]").innerText();
    }

    /// Says yes to one code for all rows that wait for nothing else.
    private static void answers(Officer officer, String code) {
        officer.page().locator("ul.waits a[href*='_codes=%s']".formatted(code)).click();
        confirms(officer);
    }

    /// Says yes to what the first row waits for.
    private static void answersFirst(Officer officer) {
        officer.page().locator("input[name=lines]").first().check();
        Imports.button(officer.page(), "Xác nhận những dòng đã chọn…").click();
        confirms(officer);
    }

    private static void confirms(Officer officer) {
        var page = officer.page();
        for (var question : page.locator("#codes input").all()) {
            question.check();
        }
        if (page.locator("#enterprise-another").count() > 0) {
            page.locator("#enterprise-another").check();
        }
        page.locator("#reason").fill("đã hỏi lại cơ sở");
        Imports.button(page, "Xác nhận").click();
        assertThat(officer.done()).contains("Đã xác nhận");
    }

    /// The refused rows as the desk gives them, with these cells mended and these rows left out.
    private static String mended(Page page, Map<String, String> cells, List<String> without) throws IOException {
        var refused = page.waitForDownload(
                () -> page.getByText("Tải các dòng bị từ chối (CSV)").click());
        var list = new StringBuilder();
        for (var line : Files.readAllLines(refused.path())) {
            if (without.stream().noneMatch(line::contains)) {
                var mended = line;
                for (var cell : cells.entrySet()) {
                    mended = mended.replace(cell.getKey(), cell.getValue());
                }
                list.append(mended).append('\n');
            }
        }
        return list.toString();
    }

    /// One of ten digits that begins with 0, with its check digit.
    private static String taxCode() {
        var weights = List.of(31, 29, 23, 19, 17, 13, 7, 5, 3);
        while (true) {
            var digits = "0" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
            var sum = 0;
            for (var i = 0; i < 9; i++) {
                sum += (digits.charAt(i) - '0') * weights.get(i);
            }
            var check = 10 - sum % 11;
            if (check < 10) {
                return digits + check;
            }
        }
    }
}
