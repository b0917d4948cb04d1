package vn.cnnt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What operators do, clicked, without a line of curl.
class OperationsIT {
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    @Test
    void a_rebuild_is_ordered_compared_and_taken_into_use() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi").signedIn("operator")) {
            var page = look.open("/operations");
            link(page, "Lượt chạy").first().click();
            link(page, "Lượt mới…").click();
            labelled(page, "Dựng lại từ đầu").check();
            labelled(page, "Lý do (bắt buộc)").fill("so trước khi chốt năm");
            labelled(page, "Giới hạn (sự kiện/giây)").fill("150");
            button(page, "Xem lại trước khi bắt đầu").click();
            assertThat(page.locator("main")).containsText("Chưa có gì bắt đầu");
            button(page, "Bắt đầu lượt").click();
            page.waitForURL("**/runs/rebuild-*");
            assertThat(page.locator(".say.good")).containsText("Đã đặt lượt này");
            assertThat(page.locator("progress")).isVisible();

            // by itself
            assertThat(page.locator("article.run")).containsText("Đã theo kịp", PATIENTLY);
            var run = page.locator("h1 code").innerText();
            link(page, "So sánh").click();
            assertThat(page.locator("#h-verdict")).containsText("Bằng nhau", PATIENTLY);
            link(page, "Đưa vào dùng…").click();
            labelled(page, "Lý do (bắt buộc)").fill("đã so từng ô");
            button(page, "Đưa vào dùng").click();
            page.waitForURL("**/runs/" + run + "?done=activate");
            assertThat(page.locator("article.run")).containsText("Số liệu đang dùng", PATIENTLY);
            assertThat(look.complaints()).isEmpty();
        }
        // what was live before goes on being the same figures
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi")) {
            assertThat(look.open("/").locator("#cut-text")).containsText("Đủ mọi sự kiện");
        }
    }

    /// Whoever has no script asks for the page again.
    @Test
    void the_same_is_done_without_a_script() {
        try (var look = Look.withoutScripts().signedIn("operator")) {
            var page = look.open("/operations");
            link(page, "Lượt chạy").first().click();
            link(page, "Lượt mới…").click();
            labelled(page, "Dựng lại từ đầu").check();
            labelled(page, "Lý do (bắt buộc)").fill("thử không có script");
            button(page, "Xem lại trước khi bắt đầu").click();
            button(page, "Bắt đầu lượt").click();
            page.waitForURL("**/runs/rebuild-*");
            await("the run has caught up").atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
                page.reload();
                assertThat(page.locator("article.run").innerText()).contains("Đã theo kịp");
            });
            await("the same cut").atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                page.navigate(page.url().replaceAll("(/comparison)?([?].*)?$", "") + "/comparison");
                assertThat(page.locator("#h-verdict").innerText()).contains("Bằng nhau");
            });
            page.goBack();
            link(page, "Huỷ lượt…").click();
            labelled(page, "Lý do (bắt buộc)").fill("chỉ thử");
            button(page, "Huỷ lượt").click();
            assertThat(page.locator("article.run").innerText()).contains("Đã huỷ");
        }
    }

    @Test
    void the_same_is_done_with_the_keyboard_alone() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "en").signedIn("operator")) {
            var page = look.open("/operations");
            var keys = new Keys(page);
            keys.follow("Runs");
            keys.follow("New run");
            // both kinds are one stop, between which the arrows go
            keys.reach("Rebuild from the start");
            page.keyboard().press("ArrowDown");
            var lately = Stack.get().readySinceInHanoi();
            keys.fill("Recorded until", lately.format(DateTimeFormatter.ofPattern("d/M/yyyy H:mm:ss")));
            keys.fill("Reason", "thử bằng bàn phím");
            keys.follow("Look it over before it starts");
            keys.follow("Start the run");
            page.waitForURL("**/runs/as-of-*");
            assertThat(page.locator("article.run")).containsText("Complete", PATIENTLY);
            keys.follow("Certificate");
            assertThat(page.locator("#certificate")).containsText("Signature");
            assertThat(look.complaints()).isEmpty();
        }
    }

    @Test
    void what_was_shown_on_a_day_is_asked_for_named_proved_and_taken_along() throws IOException {
        var name = "Quý III " + System.currentTimeMillis();
        try (var look = Look.at(1280, ColorScheme.LIGHT, "en").signedIn("operator")) {
            var page = look.open("/releases");
            link(page, "New release…").click();
            var lately = Stack.get().readySinceInHanoi();
            // a name is given once, also on a stack that has been tested before
            page.locator("#name").fill(name);
            page.locator("#recordedAt").fill(lately.format(DateTimeFormatter.ofPattern("d/M/yyyy H:mm:ss")));
            page.locator("#reason").fill("báo cáo Bộ");
            page.locator("button.main").click();
            page.waitForURL("**/releases?done=release");
            var row = page.locator("tr").filter(new Locator.FilterOptions().setHasText(name));
            assertThat(row).containsText(lately.format(DateTimeFormatter.ofPattern("HH:mm:ss")));
            assertThat(row).containsText("Complete", PATIENTLY);

            link(page, "Certificate").first().click();
            assertThat(page.locator("#certificate")).containsText("Signature");
            var download = page.waitForDownload(
                    () -> page.locator("#certificate a[download]").click());
            try (var pack = new ZipFile(download.path().toFile())) {
                assertThat(pack.stream().map(it -> it.getName()).toList())
                        .anyMatch(it -> it.endsWith("certificate.json"));
            }
            assertThat(look.complaints()).isEmpty();
        }
        try (var look = Look.at(1280, ColorScheme.LIGHT, "en")) {
            var page = look.open("/releases");
            page.locator("tr")
                    .filter(new Locator.FilterOptions().setHasText(name))
                    .getByText("Figures")
                    .click();
            assertThat(page.locator("#cut-text")).containsText("Release “" + name + "”");
            assertThat(page.locator("#live")).hasCount(0);
        }
    }

    @RepeatedTest(2)
    void a_parked_event_is_seen_by_whoever_looks_and_redriven() {
        var id = Register.registered("Cơ sở có bản ghi hỏng");
        var grant = Register.granted(id);
        Register.isCounted(grant, 1);
        Register.damaged(id, grant, 2);
        Register.became(id, 1, "SUSPENDED");
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi").signedIn("operator")) {
            var page = look.open("/parked");
            assertThat(page.locator("main")).containsText("Chờ sau một sự kiện gác lại", PATIENTLY);
            link(page, id).first().click();
            assertThat(page.locator("#parked")).containsText("Không đọc được");
            assertThat(page.locator("#parked")).containsText("Thay đổi tình trạng cơ sở");
            assertThat(page.locator("#cut-text")).containsText("gác lại, còn có thể làm thay đổi số liệu");

            // what was damaged on its way comes after all; what queued behind it has passed by and is sent again
            Register.appraised(grant, 1);
            assertThat(page.locator("#parked")).not().containsText("Không đọc được", PATIENTLY);
            link(page, "Gửi lại…").click();
            labelled(page, "Lý do (bắt buộc)").fill("bản ghi hỏng trên đường");
            button(page, "Gửi lại").click();
            page.waitForURL("**?done=redrive");
            assertThat(page.locator("#parked"))
                    .containsText("Không có sự kiện nào của đối tượng này đang chờ", PATIENTLY);
            assertThat(page.locator("#parked")).containsText("bản ghi hỏng trên đường");
            assertThat(page.locator("#cut-text")).containsText("0 sự kiện gác lại", PATIENTLY);

            link(page, "Xem những sự kiện đã hết chờ của đối tượng này").click();
            assertThat(page.locator("#parked")).containsText("Không đọc được");
            assertThat(look.complaints()).isEmpty();
        }
    }

    @Test
    void an_order_that_lacks_something_leads_by_the_keyboard_to_what_it_lacks() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "en").signedIn("operator")) {
            var page = look.open("/releases/new");
            page.locator("#reason").focus();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page).hasTitle(Pattern.compile("^Error: "));
            assertThat(page.evaluate("document.activeElement.closest('#flaws') !== null"))
                    .isEqualTo(true);
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("name");
            assertThat(look.page().locator("#name-flaw")).isVisible();
        }
    }

    private static Locator link(Page page, String words) {
        return page.locator("main, nav")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(words).setExact(true));
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private static Locator labelled(Page page, String words) {
        return page.getByLabel(words, new Page.GetByLabelOptions().setExact(true));
    }
}
