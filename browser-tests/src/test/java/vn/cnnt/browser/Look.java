package vn.cnnt.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One who looks at pages: a window of its own in the one browser, and everything that the browser complained of.
final class Look implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private @Nullable Response answer;
    private final List<String> complaints = new ArrayList<>();

    /// @param language as the browser asks for it: `vi`, `en`
    static Look at(int width, ColorScheme scheme, String language) {
        return new Look(options(width, scheme, language));
    }

    /// One whose browser runs no scripts.
    static Look withoutScripts() {
        return new Look(options(1280, ColorScheme.LIGHT, "vi").setJavaScriptEnabled(false));
    }

    private static Browser.NewContextOptions options(int width, ColorScheme scheme, String language) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setLocale(language.equals("vi") ? "vi-VN" : "en-GB")
                .setTimezoneId("America/New_York");
    }

    private Look(Browser.NewContextOptions options) {
        context = BROWSER.get().newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequestFailed(request -> {
            // a page that is left takes its stream with it
            if (!request.url().endsWith("/api/v1/updates")) {
                complaints.add(request.url() + ": " + request.failure());
            }
        });
    }

    /// Playwright is for one thread alone: each that looks has a browser of its own, which ends with the tests.
    private static final ThreadLocal<Browser> BROWSER = ThreadLocal.withInitial(() -> Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    // without a graphics processor its part costs a tenth of the time and draws the same
                    .setArgs(List.of("--no-sandbox", "--disable-gpu"))));

    Page page() {
        return page;
    }

    /// An address of the figures.
    Page open(String address) {
        answer = Objects.requireNonNull(page.navigate(Stack.get().reporting() + address), "a page of its own");
        return page;
    }

    /// The page that was opened last, as the server wrote it.
    String written() {
        return Objects.requireNonNull(answer, "a page was opened").text();
    }

    /// The status that the page opened last was answered with.
    int status() {
        return Objects.requireNonNull(answer, "a page was opened").status();
    }

    /// Signs in as somebody who works with the registry, at the provider's own page, and comes back.
    Look signedIn(String account) {
        page.navigate(Stack.get().reporting() + "/login");
        identified(account);
        page.waitForURL(Stack.get().reporting() + "/**");
        return this;
    }

    /// An address of the desk.
    Page desk(String address) {
        answer = Objects.requireNonNull(page.navigate(Stack.get().registry() + address), "a page of its own");
        return page;
    }

    /// Signs in at the desk.
    Look atDesk(String account) {
        page.navigate(Stack.get().registry() + "/login");
        identified(account);
        page.waitForURL(Stack.get().registry() + "/**");
        return this;
    }

    /// Forgets who has signed in, as a session that is over.
    void forgotten() {
        context.clearCookies();
    }

    /// As long as it is true, the browser reaches nobody.
    void isOffline(boolean is) {
        context.setOffline(is);
    }

    /// Says who they are, at the provider's page.
    void identified(String account) {
        page.locator("#username").fill(account);
        page.locator("#password").fill(Stack.get().password(account));
        page.locator("button[type=submit]").click();
    }

    /// What the browser said on its console, the violations of the page's policy among it.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// How far the page reaches beyond the window.
    int overhang() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
