package vn.cnnt.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The rules of WCAG, asked of the page that a browser shows.
///
/// The library's own call loads half a megabyte of rules for each question and describes every element that has passed;
/// a page is asked four times, so it keeps the rules and says only what is wrong.
final class Axe {
    private static final String RULES = rules();

    private Axe() {}

    /// @param rules to ask for; all where there are none
    /// @return each rule that is broken, with the first element that breaks it
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page, List<String> rules) {
        if (page.evaluate("typeof axe === 'undefined'").equals(true)) {
            page.evaluate(RULES);
        }
        var found = page.evaluate("""
                async rules => {
                    const options = { resultTypes: ['violations'], preload: false };
                    if (rules.length > 0) {
                        options.runOnly = { type: 'rule', values: rules };
                    }
                    const results = await axe.run(document, options);
                    return results.violations.map(it => it.id + ' ' + it.nodes[0].html);
                }""", rules);
        return (List<String>) found;
    }

    private static String rules() {
        try (var rules = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (rules == null) {
                throw new IllegalStateException("axe-core has no axe.min.js any more");
            }
            return new String(rules.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
