package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// How a list is taken in at the desk.
final class Imports {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Imports() {}

    /// Sends a list, which is tried first, and waits for what would come of it.
    static void sends(Look look, String kind, String file, String list) {
        sends(look, kind, file, list.getBytes(StandardCharsets.UTF_8));
    }

    /// The same of a workbook.
    static void sends(Look look, String kind, String file, byte[] list) {
        var page = look.desk("/imports");
        page.locator("#kind-" + kind).check();
        page.locator("#file").setInputFiles(new FilePayload(file, "application/octet-stream", list));
        button(page, "Chạy thử").click();
        done(page);
        assertThat(page.locator("h1").innerText()).isEqualTo(file);
    }

    static void makesReal(Page page) {
        page.locator("#act-start").click();
        button(page, "Ghi thật").click();
        done(page);
        assertThat(page.locator("main").innerText()).doesNotContain("Đây là chạy thử");
    }

    /// Waits as whoever sent it does: the page follows what runs, and says by itself that there is more to see. Without
    /// scripts it is looked at again.
    static void done(Page page) {
        var runs = page.locator("#state .tag.going");
        if (page.evaluate("typeof htmx === 'undefined'").equals(true)) {
            await().atMost(PATIENCE).until(() -> {
                page.reload();
                return runs.count() == 0;
            });
        }
        runs.waitFor(new Locator.WaitForOptions()
                .setState(WaitForSelectorState.DETACHED)
                .setTimeout(PATIENCE.toMillis()));
        assertThat(page.locator("progress").count()).isZero();
        if (page.locator("#reload").isVisible()) {
            page.locator("#reload").click();
        }
    }

    /// How many rows came, or would come, to something.
    static String counted(Page page, String words) {
        return page.locator(".state > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("dt", new Page.LocatorOptions().setHasText(words))))
                .locator("dd")
                .innerText()
                .lines()
                .findFirst()
                .orElse("");
    }

    static Locator button(Page page, String words) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true));
    }
}
