package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// An officer's work, done by clicking and typing alone.
class DeskIT {
    @Test
    void a_list_is_tried_made_real_confirmed_mended_and_sent_again() throws IOException {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("officer")) {
            takesIn(look, "Bàu Trúc " + own(), true);
            assertThat(look.complaints())
                    // a form that is refused, and a download, which is no page
                    .allMatch(it -> it.startsWith("Failed to load resource: the server responded with a status of 422")
                            || it.contains("/refused.csv"));
        }
    }

    @Test
    void the_same_without_scripts() throws IOException {
        try (var look = Look.withoutScripts().atDesk("officer")) {
            takesIn(look, "Thanh Hà " + own(), false);
        }
    }

    /// A row of each kind: sound, known by a near name, of no province; and a column that nobody reads.
    private static void takesIn(Look look, String name, boolean isLookedAt) throws IOException {
        var known = "Tỉnh;Tên cơ sở\nKhánh Hòa;Công ty TNHH Gốm %s\n".formatted(name);
        Imports.sends(look, "enterprises", "known.csv", known);
        Imports.makesReal(look.page());

        var list = "DANH SÁCH CƠ SỞ;;;\nTỉnh;Tên cơ sở;Xã;Lạ\nKhánh Hòa;HTX Gốm %1$s;Xã Phước Dân;có\n"
                + "Khánh Hòa;Cơ sở Dệt %1$s;Xã Phước Dân;\nTỉnh không có;Cơ sở Mây %1$s;Xã Phước Dân;\n";
        Imports.sends(look, "enterprises", "danh-sách.csv", list.formatted(name));
        var page = look.page();
        assertThat(page.locator("table.grid").first().innerText())
                .contains("DANH SÁCH CƠ SỞ", "Tên cơ sở", "không đọc", "HTX Gốm " + name);
        standsInNobodysWay(look, isLookedAt);
        assertThat(Imports.counted(page, "Sẽ từ chối")).isEqualTo("1");
        assertThat(Imports.counted(page, "Sẽ chờ xác nhận")).isEqualTo("1");

        Imports.makesReal(page);
        assertThat(Imports.counted(page, "Đã ghi")).isEqualTo("1");
        page.locator("input[name=lines]").first().check();
        standsInNobodysWay(look, isLookedAt);
        Imports.button(page, "Xác nhận những dòng đã chọn…").click();
        standsInNobodysWay(look, isLookedAt);
        assertThat(page.locator("input:checked").count()).isZero();
        Imports.button(page, "Xác nhận").click();
        assertThat(page.title()).startsWith("Lỗi:");
        assertThat(page.locator("#flaws").innerText()).contains("Hãy chọn điều được xác nhận");
        page.locator("#codes input").first().check();
        page.locator("#enterprise-another").check();
        page.locator("#reason").fill("Hai cơ sở khác nhau");
        Imports.button(page, "Xác nhận").click();
        assertThat(page.locator("#done").innerText()).contains("Đã xác nhận");
        assertThat(Imports.counted(page, "Đã ghi")).isEqualTo("2");

        page.locator(".tabs a")
                .filter(new Locator.FilterOptions().setHasText("Từ chối"))
                .click();
        assertThat(page.locator("td.flawed").innerText()).contains("Tỉnh không có");
        standsInNobodysWay(look, isLookedAt);
        var refused = page.waitForDownload(
                () -> page.getByText("Tải các dòng bị từ chối (CSV)").click());
        var mended = Files.readString(refused.path()).replace("Tỉnh không có", "Khánh Hòa");
        Imports.sends(look, "enterprises", "đã-sửa.csv", mended);
        Imports.makesReal(page);
        assertThat(Imports.counted(page, "Đã ghi")).isEqualTo("1");
        assertThat(Imports.counted(page, "Từ chối")).isEqualTo("0");
    }

    /// Wide and on the smallest phone.
    private static void standsInNobodysWay(Look look, boolean isLookedAt) {
        if (isLookedAt) {
            assertThat(Axe.violations(look.page(), List.of())).isEmpty();
            look.page().setViewportSize(320, 900);
            assertThat(Axe.violations(look.page(), List.of())).isEmpty();
            assertThat(look.overhang()).isZero();
            look.page().setViewportSize(1280, 900);
        }
    }

    @Test
    void two_correct_one_figure_at_once_and_neither_loses_a_word() {
        try (var one = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("officer");
                var other = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("officer-vn-20")) {
            var page = one.page();
            entersFigure(one, "41");
            var figure = page.url().replaceFirst("[?].*", "");
            page.locator("#act-correct").click();
            other.page().navigate(figure + "/correction");

            page.locator("#value").fill("42");
            page.locator("#reason").fill("đếm lại");
            Imports.button(page, "Sửa").click();
            assertThat(page.locator("#done").innerText()).contains("Đã sửa");

            other.page().locator("#value").fill("43");
            other.page().locator("#note").fill("theo phụ lục");
            other.page().locator("#reason").fill("thiếu một gian");
            Imports.button(other.page(), "Sửa").click();
            assertThat(other.page().locator("#both").innerText()).contains("42", "43");
            assertThat(other.page().locator("#both input:checked").count()).isZero();
            assertThat(other.page().locator("#note").inputValue()).isEqualTo("theo phụ lục");
            assertThat(other.page().locator("#reason").inputValue()).isEqualTo("thiếu một gian");

            other.page().locator("#take-value-mine").check();
            Imports.button(other.page(), "Sửa").click();
            assertThat(other.page().locator(".facts").innerText()).contains("43", "theo phụ lục");
        }
    }

    @Test
    void a_session_that_ends_in_the_middle_of_a_form_takes_nothing_with_it() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("officer")) {
            var page = look.desk("/reported-figures/new?form=VOTING");
            page.locator("#source").fill("Báo cáo số 12 của Sở");
            page.locator("#note").fill("gõ dở");
            look.forgotten();
            Imports.button(page, "Ghi một số báo cáo").click();
            assertThat(page.locator("main").innerText()).contains("Báo cáo số 12 của Sở", "gõ dở");
            page.locator("button.sign-in").click();
            look.identified("officer");
            page.waitForURL("**/reported-figures/new**");
            assertThat(page.locator("#source").inputValue()).isEqualTo("Báo cáo số 12 của Sở");
            assertThat(page.locator("#note").inputValue()).isEqualTo("gõ dở");
        }
    }

    @Test
    void a_figure_is_entered_by_keyboard_alone() {
        Register.isUnreported("VN-12", 2021);
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("officer")) {
            var page = look.desk("/reported-figures/new?form=RESULTS");
            page.locator("#province").focus();
            page.keyboard().type("Lai");
            tabbed(page, "year");
            page.keyboard().type("2021");
            tabbed(page, "row");
            page.keyboard().press("ArrowDown");
            tabbed(page, "column");
            page.keyboard().press("ArrowDown");
            tabbed(page, "value");
            page.keyboard().type("7");
            tabbed(page, "source");
            page.keyboard().type("Báo cáo bằng phím");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL("**/reported-figures/f-*");
            assertThat(page.locator(".facts").innerText()).contains("Báo cáo bằng phím", "Lai Châu");
        }
    }

    @Test
    void a_firm_is_registered_applies_and_is_recognised_by_keyboard_alone() {
        var name = "Hợp tác xã " + Register.name();
        var sends = ".sends button:not([name=dryRun])";
        try (var officer = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("officer-vn-20");
                var approver = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("approver-vn-20")) {
            var page = officer.desk("/");
            var keys = new Keys(page);
            keys.follow("Cơ sở");
            keys.follow("Đăng ký cơ sở");
            keys.fill("Tên cơ sở", name);
            assertThat(page.locator("#province").inputValue()).isEqualTo("VN-20");
            keys.choose("Loại hình", "Hợp tác xã");
            keys.press("Đăng ký cơ sở", "#done");
            keys.follow("Nộp hồ sơ bình chọn");
            keys.fill("Sản phẩm", "Chè bằng phím");
            keys.choose("Nhóm sản phẩm", "Thủ công");
            keys.pick("Cấp huyện", "Cấp tỉnh");
            keys.fill("Năm bình chọn", "2026");
            keys.press("Xem trước", sends);
            keys.press("Nộp hồ sơ bình chọn", "#done");
            var firm = page.url().substring(Stack.get().registry().length()).replaceFirst("[?#].*", "");

            page = approver.desk(firm);
            keys = new Keys(page);
            keys.press("Làm gì với công nhận này", "details[open]");
            keys.follow("Quyết định");
            keys.pick("Được công nhận", "Được công nhận");
            keys.fill("Số quyết định", "12/QĐ-UBND");
            keys.fill("Ngày quyết định", "1/2/2026");
            keys.press("Xem trước", sends);
            keys.press("Ghi quyết định", "#done");
            assertThat(page.locator("main").innerText()).contains("Được công nhận", "12/QĐ-UBND");
        }
    }

    @Test
    void a_grant_goes_to_its_next_state_without_scripts() {
        var grant = Register.granted(Register.registered("Cơ sở " + Register.name()));
        try (var officer = Officer.withoutScripts("officer-vn-20")) {
            officer.opens("/grants/" + grant)
                    .does("to-APPRAISED")
                    .types("date", "2/11/2026")
                    .does();

            assertThat(officer.done()).contains("Đã chuyển trạng thái");
            assertThat(officer.page().locator("#h-state ~ ol li[aria-current]").innerText())
                    .contains("Đã thẩm định");
        }
    }

    private static void tabbed(Page page, String control) {
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo(control);
    }

    @Test
    void an_operator_sends_events_of_one_record_again_and_an_auditor_reads_it_on_the_trail() {
        var id = Register.registered("Cơ sở gửi lại " + own());
        try (var operator = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("operator");
                var auditor = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("auditor")) {
            var page = operator.desk("/publication");
            page.locator("#act-republish").click();
            page.locator("#aggregate").fill(id);
            Imports.button(page, "Gửi lại sự kiện").click();
            assertThat(page.locator("#reason-flaw").count()).isOne();
            page.locator("#reason").fill("thử gửi lại");
            Imports.button(page, "Gửi lại sự kiện").click();
            assertThat(page.locator("main").innerText()).contains("Đã nhận yêu cầu gửi lại", id);

            assertThat(auditor.desk("/publication").locator(".cannot").count()).isOne();
            assertThat(auditor.desk("/audit?action=republish").locator("table").innerText())
                    .contains(id, "thử gửi lại", "operator");
        }
    }

    @Test
    void of_two_provinces_of_one_name_the_year_leaves_the_right_one() {
        try (var officer = Officer.at("officer")) {
            var page = officer.opens("/grants/new").page();
            var typed = page.locator("#province").locator("xpath=preceding-sibling::input");

            officer.types("planYear", "2024");
            typed.fill("lao cai");
            assertThat(officer.control("province").inputValue()).isEqualTo("VN-10");
            officer.types("planYear", "2026");
            typed.fill("lào cai");
            assertThat(officer.control("province").inputValue()).isEqualTo("VN-15@2025-07-01");

            typed.fill("");
            assertThat(page.locator("#province option:not([hidden])").allTextContents())
                    .anyMatch(it -> it.contains("Lào Cai"))
                    .noneMatch(it -> it.contains("Hà Giang"));
        }
    }

    @Test
    void on_paper_a_page_has_what_it_says_and_nothing_to_press() {
        var records = OneOfEach.get();
        try (var officer = Officer.at("officer")) {
            for (var address : List.of("/enterprises/" + records.enterprise(), "/grants/" + records.grant())) {
                var page = officer.opens(address).page();
                page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

                assertThat(page.locator("main").innerText()).as(address).contains("Lạng Sơn", "Lịch sử");
                assertThat(page.locator("button:visible, input:visible, nav:visible, select:visible")
                                .allTextContents())
                        .as(address)
                        .isEmpty();
                page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            }
        }
    }

    private static void entersFigure(Look look, String value) {
        Register.isUnreported("VN-20", 2019);
        var page = look.desk("/reported-figures/new?form=RESULTS");
        page.locator("#province").selectOption("VN-20");
        page.locator("#year").fill("2019");
        page.locator("#row").selectOption("booths");
        page.locator("#column").selectOption("LOCAL");
        page.locator("#value").fill(value);
        page.locator("#source").fill("Báo cáo của Sở");
        Imports.button(page, "Ghi một số báo cáo").click();
        page.waitForURL("**/reported-figures/f-*");
    }

    private static String own() {
        return UUID.randomUUID().toString().substring(0, 4).replaceAll("[0-9]", "x");
    }
}
