package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The picture at the beginning of the README is of the overview as it is.
@Order(1)
class PictureIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String PICTURE = "docs/overview.png";
    private static final int HEIGHT = 1_150;

    @Test
    void the_readme_begins_with_the_overview_and_its_figures() throws IOException {
        try (var look = Look.at(1280, ColorScheme.LIGHT, "en")) {
            var page = look.open("/");
            page.setViewportSize(1280, HEIGHT);
            // one address has few streams; who comes when all are taken tries again after a minute
            page.locator("#cut[data-state=live]").waitFor(new Locator.WaitForOptions().setTimeout(90_000));
            var taken = Path.of("target", "overview.png");
            // on demand it takes the place of the one that is committed
            var renewed = Boolean.getBoolean("cnnt.browser.renew") ? ROOT.resolve(PICTURE) : taken;
            page.screenshot(new Page.ScreenshotOptions().setPath(renewed));
            var figures = page.locator(".figure").all().stream()
                    .map(figure -> figure.locator("dt").innerText() + " "
                            + figure.locator(".value").innerText().replace("\n", " "))
                    .collect(Collectors.joining(", "));

            assertThat(Files.readString(ROOT.resolve("README.md")).replace('\n', ' '))
                    .as("the picture is renewed with -Dcnnt.browser.renew=true; its words in README.md are these")
                    .contains("![The overview: " + figures + "](" + PICTURE + ")");
            var picture = ImageIO.read(ROOT.resolve(PICTURE).toFile());
            assertThat(picture.getWidth()).isEqualTo(1280);
            assertThat(picture.getHeight()).isEqualTo(HEIGHT);
        }
    }
}
