package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each sees what the table of rights allows, and is told what not, and who may.
class ReadersIT {
    private static final String EXPLANATION =
            "/statistics/supported-enterprises/explanation?measure=enterprises&places=current&province=VN-20";

    @ParameterizedTest
    @CsvSource({
        ", 200, 401, 401, 401",
        "officer-vn-20, 200, 403, 403, 403",
        "auditor, 200, 200, 403, 200",
        "operator, 200, 200, 200, 403"
    })
    void a_page_is_for_whom_it_is(@Nullable String account, int figures, int runs, int pause, int audit) {
        try (var look = as(account)) {
            var found = List.of("/", "/runs", "/runs/live-1/pause", "/audit").stream()
                    .map(address -> {
                        look.open(address);
                        return look.status();
                    })
                    .toList();

            assertThat(found).containsExactly(figures, runs, pause, audit);
        }
    }

    @Test
    void whoever_is_not_known_is_asked_to_sign_in_and_comes_back_to_the_page() {
        try (var look = as(null)) {
            var page = look.open("/runs");
            assertThat(page.locator("h1").innerText()).isEqualTo("Hãy đăng nhập");
            page.locator("a.sign-in.button").click();
            look.identified("auditor");
            page.waitForURL("**/runs");
            assertThat(page.locator("h1").innerText()).isEqualTo("Lượt chạy");
        }
    }

    @Test
    void who_may_not_reads_who_may() {
        try (var look = as("auditor")) {
            look.open("/runs/live-1/pause");
            assertThat(look.page().locator("main").innerText()).contains("vận hành (operator)", "Kiểm toán viên");
            look.open("/runs/live-1");
            assertThat(look.page().locator(".choices").innerText()).contains("Việc này dành cho: người vận hành.");
            assertThat(look.page().locator(".choices a").count()).isZero();
        }
    }

    @Test
    void names_and_events_behind_a_figure_are_for_those_who_work_with_the_registry() {
        try (var look = as(null)) {
            var told = look.open(EXPLANATION).locator("main").innerText();
            assertThat(told)
                    .contains("góp vào con số này", "Tên và các sự kiện chỉ hiện")
                    .doesNotContain("quyết định ");
        }
        for (var account : List.of("officer-vn-42", "auditor", "operator")) {
            try (var look = as(account)) {
                var page = look.open(EXPLANATION);
                assertThat(page.locator("main").innerText()).contains("Các sự kiện đứng sau");
                assertThat(page.locator("ol.trail li").count()).isPositive();
                // the names lead to their events on the same page
                page.locator("tbody th a").first().click();
                assertThat(page.url()).contains("#");
                assertThat(look.complaints()).isEmpty();
            }
        }
    }

    @Test
    void the_work_of_operators_is_in_the_way_of_nobody_else() {
        try (var look = as(null)) {
            assertThat(look.open("/").locator("nav a[href='/operations']").count())
                    .isZero();
        }
        try (var look = as("officer-vn-20")) {
            assertThat(look.open("/").locator("nav a[href='/operations']").count())
                    .isZero();
        }
        try (var look = as("operator")) {
            var page = look.open("/");
            page.locator("nav")
                    .getByText("Vận hành", new Locator.GetByTextOptions().setExact(true))
                    .click();
            page.waitForURL("**/operations");
        }
    }

    private static Look as(@Nullable String account) {
        var look = Look.at(1280, ColorScheme.LIGHT, "vi");
        return account == null ? look : look.signedIn(account);
    }
}
