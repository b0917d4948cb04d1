package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;

/// Somebody who clicks and fills in; the clicks and fields are counted.
final class Hand {
    private final Page page;
    private final long begun = System.nanoTime();
    private int clicks;
    private int fields;

    Hand(Page page) {
        this.page = page;
    }

    Hand follows(String link) {
        return clicks(page.locator("main, nav, header")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true))
                .first());
    }

    Hand presses(String button) {
        return clicks(page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)));
    }

    Hand clicks(Locator what) {
        what.click();
        clicks++;
        return this;
    }

    Hand chooses(String label, String words) {
        labelled(label).selectOption(new SelectOption().setLabel(words));
        fields++;
        return this;
    }

    Hand types(String label, String text) {
        labelled(label).fill(text);
        fields++;
        return this;
    }

    private Locator labelled(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /// Prints how many clicks and fields it took.
    void isDone(String task, int mostClicks, int mostFields) {
        System.out.printf(
                "task %s: %d clicks, %d fields, %.1f s%n", task, clicks, fields, (System.nanoTime() - begun) / 1e9);
        assertThat(clicks).as(task).isLessThanOrEqualTo(mostClicks);
        assertThat(fields).as(task).isLessThanOrEqualTo(mostFields);
    }
}
