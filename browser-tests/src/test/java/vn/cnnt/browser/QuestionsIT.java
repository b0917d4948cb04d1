package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/// What somebody wants to know, found out by clicking alone.
class QuestionsIT {
    /// How many establishments that hold national recognition did Lạng Sơn support in 2020?
    @Test
    void the_question_of_the_seed_is_answered_by_clicking() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi")) {
            answers(look);
            assertThat(look.complaints()).isEmpty();
        }
    }

    /// Down to the grant, and to the events that made it what it is.
    @Test
    void who_works_with_the_registry_is_led_to_the_decision_behind_it() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi").signedIn("officer-vn-20")) {
            var page = figure(look);
            page.locator("tbody th a").first().click();
            var events = page.locator("ol.trail");
            assertThat(events.innerText())
                    .contains("Ghi nhận đề án từ hồ sơ cũ", "Quyết định kết quả bình chọn")
                    .containsPattern("g-[0-9a-z]+@1");
            assertThat(look.complaints()).isEmpty();
        }
    }

    @Test
    void the_same_is_answered_without_a_script() {
        try (var look = Look.withoutScripts()) {
            answers(look);
        }
    }

    /// From the question to the table, its next order, the form, the public list, and the other language.
    @Test
    void a_whole_visit_needs_no_script() {
        try (var look = Look.withoutScripts()) {
            var page = look.open("/");
            click(page, "Mở bảng này để lọc, chia và tải về");
            labelled(page, "Chia theo").selectOption("level");
            button(page, "Xem").click();
            page.waitForURL("**by=level**");
            page.locator("thead th.n a").first().click();
            page.waitForURL("**sort=**");
            assertThat(page.locator("thead th[aria-sort]").count()).isPositive();
            page.locator("tfoot td.n a").first().click();
            assertThat(page.locator(".say.good").innerText()).contains("Khớp");

            page.locator("nav").getByText("Biểu mẫu", exactly()).click();
            labelled(page, "Năm").selectOption("2020");
            button(page, "Xem").click();
            assertThat(page.locator("table.official tbody tr").count()).isPositive();

            page.locator("nav").getByText("Danh sách công nhận", exactly()).click();
            page.locator("#q").fill("che");
            button(page, "Xem").click();
            page.waitForURL("**q=che**");
            assertThat(page.locator("tbody tr").count()).isPositive();
            page.locator(".chosen a").first().click();
            page.locator("a.language").click();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        }
    }

    @Test
    void the_same_is_answered_with_the_keyboard_alone() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi")) {
            var page = look.open("/");
            var keys = new Keys(page);
            keys.follow("Lạng Sơn");
            keys.choose("Cấp", "Cấp quốc gia");
            keys.choose("Năm", "2020");
            keys.follow("Xem");
            assertThat(page.url()).contains("level=NATIONAL", "year=2020", "/provinces/VN-20");
            // the third of the four figures
            keys.reach("Vì sao").reach("Vì sao").follow("Vì sao là 1");
            assertThat(page.locator("h1").innerText()).isEqualTo("Vì sao là 1?");
            assertThat(page.locator(".say.good").innerText()).contains("Khớp");
            assertThat(look.complaints()).isEmpty();
        }
    }

    private static void answers(Look look) {
        assertThat(figure(look).locator("main").innerText())
                .contains("chỉ hiện cho người làm việc với sổ đăng ký")
                .contains("Cấp quốc gia")
                .contains("Lạng Sơn");
    }

    /// The page that explains the figure of the question, reached by clicking.
    private static Page figure(Look look) {
        var page = look.open("/");
        page.locator(".map a")
                .filter(new Locator.FilterOptions().setHasText("Lạng Sơn"))
                .click();
        labelled(page, "Năm").selectOption("2020");
        labelled(page, "Cấp").selectOption("NATIONAL");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Xem").setExact(true))
                .click();
        page.waitForURL("**level=NATIONAL**");

        var supported = page.locator(".figure").filter(new Locator.FilterOptions().setHasText("Cơ sở được hỗ trợ"));
        assertThat(supported.locator(".value").innerText()).isEqualTo("1");

        supported.getByRole(AriaRole.LINK).click();
        page.waitForURL("**/statistics/supported-enterprises/explanation**");
        assertThat(page.locator("h1").innerText()).isEqualTo("Vì sao là 1?");
        assertThat(page.locator(".say.good").innerText()).contains("Khớp");
        return page;
    }

    @Test
    void a_reload_a_shared_link_and_the_way_back_show_the_same() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "en")) {
            var page = look.open("/?lang=en");
            labelled(page, "Level").selectOption("NATIONAL");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Show").setExact(true))
                    .click();
            page.waitForURL("**level=NATIONAL**");
            var figures = page.locator(".figures").innerText();

            page.reload();
            assertThat(page.locator(".figures").innerText()).isEqualTo(figures);
            try (var other = Look.at(1280, ColorScheme.LIGHT, "vi")) {
                var shared = other.page();
                shared.navigate(page.url());
                assertThat(shared.locator("html").getAttribute("lang")).isEqualTo("en");
                assertThat(shared.locator(".figures").innerText()).isEqualTo(figures);
            }
            page.goBack();
            assertThat(labelled(page, "Level").inputValue()).isEmpty();
            page.goForward();
            assertThat(page.locator(".figures").innerText()).isEqualTo(figures);
            assertThat(look.complaints()).isEmpty();
        }
    }

    @Test
    void the_keyboard_alone_reaches_the_content_and_every_province() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi")) {
            var page = look.open("/");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Tới nội dung chính");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");

            page.locator("summary")
                    .filter(new Locator.FilterOptions().setHasText("có số 0"))
                    .focus();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.getAttribute('href')")
                            .toString())
                    .startsWith("/provinces/");
        }
    }

    private static Locator labelled(Page page, String words) {
        return page.getByLabel(words, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private static void click(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
