package vn.cnnt.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The figures as a stranger reads them on their pages.
final class Figures implements AutoCloseable {
    private final Look look = Look.at(1280, ColorScheme.LIGHT, "vi");

    /// The total of a table with one measure.
    ///
    /// @param table its address, with what divides its rows
    /// @param change that it has to include
    long of(String table, String change) {
        return read(table + "&after=" + URLEncoder.encode(change, StandardCharsets.UTF_8));
    }

    /// The same total as it stands now, whatever it includes.
    long of(String table) {
        return read(table);
    }

    private long read(String address) {
        var page = look.open(address);
        if (look.status() != 200) {
            throw new AssertionError(
                    address + " " + look.status() + ": " + page.locator("main").innerText());
        }
        var total = page.locator("#part-table tfoot td").first();
        return total.count() == 0
                ? 0
                : Long.parseLong(total.locator("a").first().innerText().replaceAll("[^0-9]", ""));
    }

    @Override
    public void close() {
        look.close();
    }
}
