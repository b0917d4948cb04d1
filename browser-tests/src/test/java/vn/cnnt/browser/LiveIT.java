package vn.cnnt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/// Figures move under the reader's eyes, and say when they don't.
class LiveIT {
    private static final String OF_LANG_SON =
            "/statistics/enterprises?by=province&measures=enterprises&province=VN-20&places=as-decided";

    @Test
    void a_figure_changes_within_a_second_of_an_accepted_command() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi")) {
            var page = live(look);
            var took = new ArrayList<Duration>();
            for (var i = 0; i < 5; i++) {
                var before = figure(page);
                Register.registered("Cơ sở đến lúc đang xem " + i);
                var accepted = System.nanoTime();
                page.waitForFunction(
                        "before => document.querySelector('tfoot .n').innerText !== before",
                        before,
                        new Page.WaitForFunctionOptions().setTimeout(20_000).setPollingInterval(20));
                took.add(Duration.ofNanos(System.nanoTime() - accepted));
                assertThat(Integer.parseInt(figure(page))).isEqualTo(Integer.parseInt(before) + 1);
            }

            Collections.sort(took);
            assertThat(took.get(took.size() / 2)).as("%s", took).isLessThan(Duration.ofSeconds(1));
            assertThat(page.locator("#said")).hasText("Số liệu trên trang đã thay đổi");
            assertThat(look.complaints()).isEmpty();
        }
    }

    @Test
    void who_pauses_reads_in_peace_and_is_caught_up_afterwards() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi");
                var other = Look.at(1280, ColorScheme.LIGHT, "vi")) {
            var page = live(look);
            var before = figure(page);
            page.locator("#live button").click();
            assertThat(page.locator("#live .live")).hasText("Ngừng cập nhật");
            Register.registered("Cơ sở đến lúc ngừng");
            // another reader, who has not paused, has the news: so it was there to be shown
            assertThat(live(other).locator("tfoot .n")).hasText(Integer.toString(Integer.parseInt(before) + 1));
            assertThat(figure(page)).isEqualTo(before);

            page.locator("#live button").click();

            assertThat(page.locator("tfoot .n")).hasText(Integer.toString(Integer.parseInt(before) + 1));
        }
    }

    @Test
    void a_stream_that_was_cut_says_since_when_and_comes_back_by_itself() throws IOException {
        try (var line = new Line(Stack.get().reporting());
                var look = Look.at(1280, ColorScheme.LIGHT, "vi")) {
            var page = look.page();
            page.navigate(line.address() + OF_LANG_SON);
            assertThat(page.locator("#live .live")).hasText("Trực tiếp", PATIENTLY);
            var before = figure(page);

            line.cut();

            assertThat(page.locator("#live .live")).containsText("Mất kết nối từ");
            assertThat(page.locator("#cut")).hasAttribute("data-state", "stale");
            assertThat(figure(page)).isEqualTo(before);
            Register.registered("Cơ sở đến lúc mất kết nối");

            line.mend();

            assertThat(page.locator("#live .live")).hasText("Trực tiếp", PATIENTLY);
            assertThat(page.locator("tfoot .n")).hasText(Integer.toString(Integer.parseInt(before) + 1), PATIENTLY);
        }
    }

    @Test
    void whoever_is_signed_out_meanwhile_is_told_so_and_led_to_sign_in() throws IOException {
        try (var line = new Line(Stack.get().registry());
                var look = Look.at(1280, ColorScheme.LIGHT, "vi").atDesk("officer")) {
            var page = look.page();
            page.navigate(line.address() + "/imports");
            assertThat(page.locator("#live .live")).hasText("Trực tiếp", PATIENTLY);

            line.cut();
            page.context().clearCookies();
            line.mend();

            assertThat(page.locator("#live .live")).hasText("Phiên làm việc đã hết", PATIENTLY);
            page.locator("#reload").click();
            assertThat(page.locator("main")).containsText("Đăng nhập");
        }
    }

    @Test
    void rows_never_move_under_the_reader() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi")) {
            var page = look.open("/statistics/enterprises?by=status&places=as-decided&province=VN-20");
            assertThat(page.locator("#live .live")).hasText("Trực tiếp", PATIENTLY);
            var rows = page.locator("tbody th").allInnerTexts();
            var id = Register.registered("Cơ sở đổi trạng thái");
            Register.became(id, 1, rows.contains("Giải thể") ? "SUSPENDED" : "DISSOLVED");

            assertThat(page.locator("#reload"))
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(20_000));
            assertThat(page.locator("tbody th").allInnerTexts()).isEqualTo(rows);
            page.locator("#reload").click();
            assertThat(page.locator("tbody th").allInnerTexts()).isNotEqualTo(rows);
        }
    }

    private static final com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions PATIENTLY =
            new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(90_000);

    private static Page live(Look look) {
        var page = look.open(OF_LANG_SON);
        assertThat(page.locator("#live .live")).hasText("Trực tiếp", PATIENTLY);
        return page;
    }

    private static String figure(Page page) {
        return page.locator("tfoot .n").innerText();
    }
}
