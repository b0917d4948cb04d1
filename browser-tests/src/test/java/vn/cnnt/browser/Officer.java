package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One who works at the desk, by clicking and typing alone. A control is known by the name of what it says.
final class Officer implements AutoCloseable {
    private final Look look;

    private Officer(Look look) {
        this.look = look;
    }

    /// Signed in, at a window of usual width.
    static Officer at(String account) {
        return new Officer(Look.at(1280, ColorScheme.LIGHT, "vi").atDesk(account));
    }

    /// One whose browser runs no scripts.
    static Officer withoutScripts(String account) {
        return new Officer(Look.withoutScripts().atDesk(account));
    }

    Look look() {
        return look;
    }

    Page page() {
        return look.page();
    }

    Officer opens(String address) {
        look.desk(address);
        return this;
    }

    /// Leads on by what can be done from the page.
    Officer does(String action) {
        var choice = page().locator("[id='act-%s']".formatted(action));
        if (!choice.isVisible()) {
            page().locator("details", new Page.LocatorOptions().setHas(choice))
                    .locator("summary")
                    .click();
        }
        choice.click();
        return this;
    }

    /// Why something can't be done from the page.
    String whyNot(String action) {
        return page().locator("[id='why-%s']".formatted(action)).textContent();
    }

    Officer types(String control, String text) {
        control(control).fill(text);
        return this;
    }

    /// Chooses one of a list, or of several radio buttons.
    Officer picks(String control, String code) {
        var radio = page().locator("main input[type=radio][name='%s'][value='%s']".formatted(control, code));
        if (radio.count() > 0) {
            radio.check();
        } else {
            control(control).selectOption(code);
        }
        return this;
    }

    /// Finds an establishment by typing, and chooses the first that is found.
    Officer finds(String control, String name) {
        page().locator("[id='%s']".formatted(control)).fill(name);
        page().locator(".picker", new Page.LocatorOptions().setHas(page().locator("[id='%s']".formatted(control))))
                .locator(".picked")
                .getByText(name)
                .first()
                .click();
        return this;
    }

    Officer ticks(String control, String value) {
        page().locator("main input[type=checkbox][name='%s'][value='%s']".formatted(control, value))
                .check();
        return this;
    }

    Locator control(String name) {
        return page().locator("main [name='%s']:not([type=hidden])".formatted(name));
    }

    /// Sends the form; where it has to be looked over first, it is, and sent where nothing is wrong with it.
    Officer sends() {
        if (button().count() == 0) {
            page().locator(".sends button[name=dryRun]").click();
        }
        if (button().count() > 0) {
            button().click();
        }
        return this;
    }

    /// Sends what is right, and is told that it was done.
    Officer does() {
        sends();
        assertThat(page().locator("#done").count()).as(said()).isOne();
        return this;
    }

    private Locator button() {
        return page().locator(".sends button:not([name=dryRun])");
    }

    /// What a column of a form's table adds up to so far.
    String sum(String column) {
        return page().locator("main [data-sum='%s']".formatted(column)).textContent();
    }

    String said() {
        return page().locator("main").innerText();
    }

    /// What was just done, in words.
    String done() {
        return page().locator("#done").innerText();
    }

    /// The change that the link into the figures takes along.
    String change() {
        var link = page().locator("#done a").getAttribute("href");
        return Arrays.stream(URI.create(link).getRawQuery().split("&", -1))
                .filter(it -> it.startsWith("after="))
                .map(it -> URLDecoder.decode(it.substring("after=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    /// Follows the link into the figures, which includes the change at once, and comes back.
    Officer sees(String words) {
        var desk = page().url();
        page().locator("#done a").click();
        page().waitForURL(Stack.get().reporting() + "/**");
        assertThat(page().locator("main").innerText()).contains(words);
        page().navigate(desk);
        return this;
    }

    /// The id of the thing that the page shows: the last part of its address.
    String id() {
        var path = URI.create(page().url()).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        look.close();
    }
}
