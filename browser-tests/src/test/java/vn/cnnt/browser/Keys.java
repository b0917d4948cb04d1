package vn.cnnt.browser;

import com.microsoft.playwright.Page;
import java.util.LinkedHashSet;

/// Hands that have a keyboard and nothing else.
final class Keys {
    /// More stops of the tabulator than any page has.
    private static final int MOST = 700;

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    /// Goes on with the tabulator until what has the focus is called so, or its name begins so.
    Keys reach(String name) {
        var passed = new LinkedHashSet<String>();
        for (var i = 0; i < MOST; i++) {
            page.keyboard().press("Tab");
            var here = page.evaluate("""
                    () => {
                        const it = document.activeElement;
                        const label = it.labels && it.labels.length > 0 ? it.labels[0].textContent : '';
                        return (label || it.getAttribute('aria-label') || it.textContent || '').replace(/\\s+/g, ' ').trim();
                    }""").toString();
            if (here.startsWith(name)) {
                return this;
            }
            passed.add(here);
        }
        throw new AssertionError("the keyboard does not come to " + name + ", only to " + passed);
    }

    /// Presses what has the focus, and is taken elsewhere.
    void follow(String name) {
        reach(name);
        var from = page.url();
        page.keyboard().press("Enter");
        page.waitForURL(to -> !to.equals(from));
    }

    /// Presses what has the focus, and waits for what is there then.
    void press(String name, String then) {
        reach(name);
        page.keyboard().press("Enter");
        page.waitForSelector(then);
    }

    /// Chooses the one that is called so of several of which one is chosen: all of them are one place to stop at.
    void pick(String first, String words) {
        reach(first);
        page.keyboard().press("Space");
        for (var i = 0; i < MOST; i++) {
            if (page.evaluate("document.activeElement.labels[0].textContent.trim()").toString().startsWith(words)) {
                return;
            }
            page.keyboard().press("ArrowDown");
        }
        throw new AssertionError(first + " does not lead to " + words);
    }

    /// Chooses in the list that has the focus what begins so.
    void choose(String list, String words) {
        reach(list);
        for (var i = 0; i < MOST; i++) {
            page.keyboard().press("ArrowDown");
            if (page.evaluate("document.activeElement.selectedOptions[0].text").toString().startsWith(words)) {
                return;
            }
        }
        throw new AssertionError(list + " does not offer " + words);
    }

    void fill(String field, String words) {
        reach(field);
        page.keyboard().type(words);
    }
}
