package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
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

    /// A row of the workbook below that is refused: what of it is spoilt, what is said of it, and what would be right.
    private record Spoilt(String said, Map<String, Object> cells, Map<String, Object> right) {
        static Spoilt of(String column, Object spoilt, String said, Object right) {
            return new Spoilt(said, Map.of(column, spoilt), Map.of(column, right));
        }
    }

    private static final List<String> COLUMNS = List.of(
            "Tỉnh",
            "Tên cơ sở",
            "Loại hình",
            "Mã số thuế",
            "Huyện",
            "Tên sản phẩm",
            "Nhóm sản phẩm",
            "Cấp",
            "Năm",
            "Kết quả",
            "Ngày quyết định",
            "Bộ sản phẩm",
            "Ghi chú");

    private static List<Spoilt> spoilt() {
        var firm = "Xưởng " + Register.name();
        return List.of(
                Spoilt.of("Tỉnh", "Tỉnh không có", "không phải là tỉnh", "Lạng Sơn"),
                new Spoilt(
                        "là tỉnh khác nhau trước và sau",
                        Map.of("Tỉnh", "Bắc Ninh", "Năm", 2025),
                        Map.of("Ngày quyết định", "1/3/2025")),
                new Spoilt(
                        "Tuyên Quang",
                        Map.of("Tỉnh", "Hà Giang", "Năm", 2025, "Ngày quyết định", "1/8/2025"),
                        Map.of("Tỉnh", "Tuyên Quang")),
                Spoilt.of("Tên cơ sở", "", "Không ghi tên cơ sở", firm + " một"),
                Spoilt.of("Tên cơ sở", "(5 cơ sở)", "số lượng cơ sở", firm + " hai"),
                Spoilt.of("Tên cơ sở", "123", "không có chữ nào", firm + " ba"),
                Spoilt.of("Tên cơ sở", "Công ty X…", "bị che hoặc bị cắt", firm + " bốn"),
                Spoilt.of("Tên cơ sở", "C?ng ty S?n xu?t", "mất chữ", firm + " năm"),
                Spoilt.of("Tên cơ sở", "C«ng ty S¬n mµi", "TCVN3", firm + " sáu"),
                Spoilt.of("Loại hình", "DNNN", "Không hiểu “DNNN”", "HTX"),
                Spoilt.of("Mã số thuế", "*********123", "đã che", ""),
                Spoilt.of("Mã số thuế", 24088012345L, "thiếu số 0 ở đầu", ""),
                Spoilt.of("Mã số thuế", "4,9E+09", "làm tròn", taxCode()),
                Spoilt.of("Mã số thuế", "0100233480", "0100233480", taxCode()),
                Spoilt.of("Huyện", "như trên", "ở trên không có giá trị nào", "Huyện Chi Lăng"),
                Spoilt.of("Tên sản phẩm", "-", "hãy ghi giá trị, hoặc để ô trống", "Chè"),
                Spoilt.of("Tên sản phẩm", "Chè của 001 088 012 345", "số định danh", "Chè"),
                Spoilt.of("Tên sản phẩm", Workbook.Odd.ERROR, "Ô báo lỗi", "Chè"),
                Spoilt.of("Tên sản phẩm", Workbook.Odd.NOT_COMPUTED, "chưa được tính", "Chè"),
                Spoilt.of("Tên sản phẩm", "#N/A", "lỗi của công thức", "Chè"),
                new Spoilt(
                        "Không hiểu “gộp”",
                        Map.of("Tên sản phẩm", Workbook.Odd.MERGED, "Nhóm sản phẩm", ""),
                        Map.of("Tên sản phẩm", "Chè", "Nhóm sản phẩm", "Thực phẩm")),
                Spoilt.of("Nhóm sản phẩm", "đồ chơi", "Không hiểu “đồ chơi”", "Sản phẩm khác"),
                Spoilt.of("Cấp", "Cấp xã", "Không hiểu “Cấp xã”", "Cấp tỉnh"),
                Spoilt.of("Cấp", "Khu vực phía Nam", "không phải khu vực của Lạng Sơn", "Khu vực phía Bắc"),
                Spoilt.of("Năm", "20l9", "không phải là một năm", 2019),
                Spoilt.of("Năm", 2026, "2025", 2024),
                Spoilt.of("Kết quả", "x", "Không hiểu “x”", "Đạt"),
                Spoilt.of("Ngày quyết định", "31/2/2023", "không phải là ngày", "28/2/2023"),
                Spoilt.of("Ngày quyết định", "15/8/23", "năm phải đủ bốn chữ số", "15/8/2023"),
                Spoilt.of("Ngày quyết định", 45000, "là một số, không phải ngày", "15/3/2023"),
                Spoilt.of("Bộ sản phẩm", "✗", "không phải có hay không", "có"));
    }

    /// One of Lạng Sơn that nothing is wrong with, but for these cells.
    private static Object[] recognition(String note, Map<String, Object> cells) {
        var whole = new HashMap<String, Object>(Map.of(
                "Tỉnh", "Lạng Sơn",
                "Tên cơ sở", "Xưởng " + Register.name(),
                "Tên sản phẩm", "Chè",
                "Nhóm sản phẩm", "Nông, lâm, thủy sản và thực phẩm",
                "Cấp", "Cấp tỉnh",
                "Năm", 2023,
                "Ghi chú", note));
        whole.putAll(cells);
        return COLUMNS.stream().map(it -> whole.getOrDefault(it, "")).toArray();
    }

    @Test
    void a_workbook_with_everything_that_can_be_found_in_a_row() throws IOException {
        var name = Register.name();
        var taxCode = taxCode();
        var known = """
                Tỉnh;Tên cơ sở;Loại hình;Mã số thuế;Huyện;Tên sản phẩm;Nhóm;Cấp;Năm
                Lạng Sơn;Hợp tác xã %1$s;;%2$s;;Chè;TCMN;Tỉnh;2019
                Lạng Sơn;Công ty TNHH Hai %1$s;;%3$s;;Chè;TCMN;Tỉnh;2019
                Lạng Sơn;Hộ kinh doanh Ba %1$s;;;Huyện Cao Lộc;Chè;TCMN;Tỉnh;2019
                Lạng Sơn;Cơ sở Bốn %1$s;HKD;;;Chè;TCMN;Tỉnh;2019
                Lạng Sơn;Hộ kinh doanh Năm %1$s;;;;Chè;TCMN;Tỉnh;2019
                Lạng Sơn;Cơ sở Sáu %1$s;;;;Chè;TCMN;Tỉnh;2019
                """.formatted(name, taxCode, taxCode());
        Register.registered("Công ty Bảy " + name);
        Register.registered("Công ty Bảy " + name);
        var spoilt = spoilt();
        var book = Workbook.named("Phụ lục");
        book.row("DANH SÁCH SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU");
        book.row(COLUMNS.toArray());
        for (var i = 0; i < spoilt.size(); i++) {
            book.row(recognition(note(i), spoilt.get(i).cells));
        }
        book.row(recognition("như trên", Map.of("Tỉnh", "nt", "Cấp", "\"")));
        book.row(recognition("số 0", Map.of("Mã số thuế", Long.parseLong(taxCode()))));
        book.hides(book.row(recognition("ẩn", Map.of())));
        book.row(recognition("cùng cơ sở", Map.of("Tên cơ sở", "nt", "Tên sản phẩm", "Mật ong")));
        book.row(recognition("", Map.of("Tên cơ sở", "Công ty TNHH " + Register.name(), "Mã số thuế", taxCode)));
        book.row(recognition("", Map.of("Tên cơ sở", "Công ty TNHH Hai " + name, "Mã số thuế", taxCode())));
        book.row(recognition("", Map.of("Tên cơ sở", "Hộ kinh doanh Ba " + name, "Huyện", "Huyện Lộc Bình")));
        book.row(recognition("", Map.of("Tên cơ sở", "Cơ sở Bốn " + name, "Loại hình", "HTX")));
        book.row(recognition("", Map.of("Tên cơ sở", "Hộ kinh doanh Năm " + name, "Huyện", "Huyện Bắc Sơn")));
        book.row(recognition("", Map.of("Tên cơ sở", "Hộ kinh doanh Năm " + name, "Huyện", "Huyện Văn Quan")));
        book.row(recognition("", Map.of("Tên cơ sở", "Cơ sở Sáu " + name + " nhỏ")));
        book.row(recognition("", Map.of("Tên cơ sở", "Công ty Bảy " + name)));
        book.row("", "II. Nhóm sản phẩm thủ công mỹ nghệ");
        book.row(recognition("nhóm", Map.of("Nhóm sản phẩm", "")));
        book.row("", "Tổng cộng", "", "", "", spoilt.size());
        try (var officer = Officer.at("officer")) {
            var page = officer.page();
            Imports.sends(officer.look(), "recognitions", "đã-có.csv", known);
            Imports.makesReal(page);
            Imports.sends(officer.look(), "recognitions", "phụ-lục.xlsx", book.bytes());
            Imports.makesReal(page);

            assertThat(rows(page, "Từ chối")).contains("Vì sao bị từ chối", "là dòng tiêu đề", "là số tổng hợp");
            page.navigate(page.url().replaceFirst("[?#].*", "") + "?outcome=refused&limit=100");
            for (var i = 0; i < spoilt.size(); i++) {
                assertThat(row(page, note(i))).contains(spoilt.get(i).said);
            }
            assertThat(rows(page, "Đã ghi")).contains("như dòng trên", "thiếu số 0 ở đầu", "của dòng tiêu đề bên trên");
            assertThat(rows(page, "Chờ xác nhận"))
                    .contains(
                            "bị ẩn",
                            "hãy xác nhận đúng là cơ sở đó",
                            "Mã số thuế " + taxCode + " là của",
                            "Mã số thuế khác với cơ sở cùng tên",
                            "Địa bàn khác với cơ sở cùng tên",
                            "Loại hình khác với cơ sở cùng tên",
                            "ở nhiều nơi",
                            "gần giống tên của",
                            "Sổ đăng ký có nhiều cơ sở tên");
            // a row whose question is answered may come to another one, of the row that was answered before it
            var most = 2 * Integer.parseInt(Imports.counted(page, "Chờ xác nhận"));
            for (var i = 0; i < most && !Imports.counted(page, "Chờ xác nhận").equals("0"); i++) {
                rows(page, "Chờ xác nhận");
                answersFirst(officer);
            }
            assertThat(Imports.counted(page, "Chờ xác nhận")).isEqualTo("0");

            rows(page, "Từ chối");
            var refused = page.waitForDownload(() -> page.getByText("Tải các dòng bị từ chối, đúng dạng tệp đã gửi")
                    .click());
            var mended = Workbook.at(refused.path());
            for (var i = 0; i < spoilt.size(); i++) {
                mended.mends(note(i), spoilt.get(i).right);
            }
            Imports.sends(officer.look(), "recognitions", "đã-sửa.xlsx", mended.bytes());
            Imports.makesReal(page);
            assertThat(counts(page, "Đã ghi", "Từ chối", "Chờ xác nhận"))
                    .as(rows(page, "Từ chối"))
                    .containsExactly(Integer.toString(spoilt.size()), "2", "0");
        }
    }

    private static String note(int number) {
        return "mẫu %02d".formatted(number);
    }

    private static String row(Page page, String note) {
        return page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(note))
                .innerText();
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
