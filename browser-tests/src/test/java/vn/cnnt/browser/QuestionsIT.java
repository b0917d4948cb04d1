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

    @Test
    void the_same_is_answered_without_a_script() {
        try (var look = Look.withoutScripts()) {
            answers(look);
        }
    }

    private static void answers(Look look) {
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
        assertThat(page.locator("main").innerText())
                .contains("chỉ hiện cho người làm việc với sổ đăng ký")
                .contains("Cấp quốc gia")
                .contains("Lạng Sơn");
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

    @Test
    void an_english_reader_finds_no_vietnamese_but_names() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "en")) {
            for (var address : EveryPageIT.PAGES) {
                var page = look.open(address);
                var words = page.evaluate("() => { const c = document.body.cloneNode(true);"
                                + " c.querySelectorAll('[lang=vi]').forEach(e => e.remove()); return c.textContent }")
                        .toString()
                        // the number of a decree is its name
                        .replace("NĐ-CP", "");
                assertThat(words.codePoints()
                                .filter(QuestionsIT::isVietnamese)
                                .mapToObj(Character::toString)
                                .toList())
                        .as(address)
                        .isEmpty();
            }
        }
    }

    private static Locator labelled(Page page, String words) {
        return page.getByLabel(words, new Page.GetByLabelOptions().setExact(true));
    }

    private static boolean isVietnamese(int point) {
        return Character.isLetter(point) && point > 0x7F;
    }
}
