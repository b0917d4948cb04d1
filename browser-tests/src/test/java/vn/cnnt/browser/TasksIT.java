package vn.cnnt.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// Three things that a new user comes for, done with nothing but what the pages offer, from `/` on; each with how many
/// clicks and fields it takes, so that a page that makes it longer is noticed. The numbers of docs/performance.md are
/// what this tells.
class TasksIT {
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);

    @Test
    void how_many_establishments_with_national_recognition_a_province_supported_and_which() {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi").signedIn("officer")) {
            var page = look.open("/");
            var hand = new Hand(page);
            hand.clicks(page.locator(".map a").filter(new Locator.FilterOptions().setHasText("Lạng Sơn")))
                    .chooses("Năm", "2020")
                    .chooses("Cấp", "Cấp quốc gia")
                    .presses("Xem");
            page.waitForURL("**level=NATIONAL**");
            var supported = page.locator(".figure").filter(new Locator.FilterOptions().setHasText("Cơ sở được hỗ trợ"));
            assertThat(supported.locator(".value")).hasText("1");
            hand.clicks(supported.getByRole(AriaRole.LINK).first());
            page.waitForURL("**/explanation**");

            assertThat(page.locator("main")).containsText("Công ty");
            hand.isDone("supported", 3, 2);
        }
    }

    @Test
    void the_results_form_of_a_province_and_year_as_a_spreadsheet() throws IOException {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi")) {
            var page = look.open("/");
            var hand = new Hand(page);
            hand.follows("Biểu mẫu").follows("Biểu kết quả khuyến công");
            page.waitForURL("**/forms/results**");
            hand.chooses("Năm", "2019").chooses("Tỉnh, thành phố", "Hà Tĩnh").presses("Xem");
            page.waitForURL("**province=VN-42**");
            var download = page.waitForDownload(() -> hand.follows("Bảng tính XLSX"));

            assertThat(download.suggestedFilename()).contains("results").endsWith(".xlsx");
            try (var book = new ZipFile(download.path().toFile())) {
                assertThat(book.getEntry("xl/workbook.xml")).isNotNull();
            }
            hand.isDone("form", 4, 2);
        }
    }

    /// The figures as of the time when the stack was ready.
    @Test
    void what_was_shown_at_a_time_and_the_proof_of_it() throws IOException {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "vi").signedIn("auditor")) {
            var page = look.open("/");
            var hand = new Hand(page);
            var then = Stack.get().readySinceInHanoi();
            hand.follows("Vận hành")
                    .follows("Lượt chạy")
                    .follows("Số liệu của một ngày đã qua…")
                    .types(
                            "Ghi nhận tới (chỉ loại theo thời điểm)",
                            then.format(DateTimeFormatter.ofPattern("d/M/yyyy H:mm:ss")))
                    .types("Lý do (bắt buộc)", "đoàn kiểm tra hỏi")
                    .presses("Xem lại trước khi bắt đầu")
                    .presses("Bắt đầu lượt");
            page.waitForURL("**/runs/as-of-*");
            assertThat(page.locator("article.run")).containsText("Hoàn tất", PATIENTLY);
            hand.follows("Số liệu của lượt này");
            assertThat(page.locator("#cut-text")).containsText(then.format(DateTimeFormatter.ofPattern("HH:mm:ss")));
            page.goBack();
            hand.follows("Chứng nhận và gói kiểm toán");
            var download = page.waitForDownload(
                    () -> hand.clicks(page.locator("#certificate a[download]").first()));

            try (var pack = new ZipFile(download.path().toFile())) {
                assertThat(pack.stream().map(it -> it.getName()).toList())
                        .anyMatch(it -> it.endsWith("certificate.json"));
            }
            hand.isDone("proof", 8, 2);
        }
    }
}
