package vn.cnnt.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// How soon the overview is drawn on a slow phone, and how much it had to fetch: measured on demand and told, since a
/// time that a build depends on says more about the machine than about the page.
@EnabledIfSystemProperty(named = "cnnt.browser.measure", matches = "true")
class DrawnIT {
    private static final int TIMES = 5;
    private static final int LATENCY = 150;
    private static final int SLOWER = 4;
    private static final double BYTES_PER_SECOND = 1.6e6 / 8;

    @Test
    void the_overview_is_drawn_on_a_slow_phone() {
        var drawn = new ArrayList<Double>();
        var fetched = new ArrayList<Double>();
        for (var i = 0; i < TIMES; i++) {
            // a window of its own has nothing kept
            try (var look = Look.at(390, ColorScheme.LIGHT, "vi")) {
                slow(look);
                var page = look.open("/");
                // one address has few streams; who comes when all are taken tries again after a minute
                page.locator("#cut[data-state=live]").waitFor(new Locator.WaitForOptions().setTimeout(90_000));
                drawn.add(number(page.evaluate("""
                        () => new Promise(told => new PerformanceObserver(seen =>
                            told(seen.getEntries().at(-1).startTime))
                            .observe({ type: 'largest-contentful-paint', buffered: true }))""")));
                fetched.add(number(page.evaluate("""
                        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                            .reduce((sum, it) => sum + it.transferSize, 0)""")));
            }
        }
        System.out.printf(
                "pages.drawnMillis %.0f (%.0f–%.0f), pages.fetchedBytes %.0f%n",
                median(drawn),
                drawn.stream().min(Double::compare).orElseThrow(),
                drawn.stream().max(Double::compare).orElseThrow(),
                median(fetched));
    }

    private static void slow(Look look) {
        var wire = look.page().context().newCDPSession(look.page());
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", LATENCY);
        network.addProperty("downloadThroughput", BYTES_PER_SECOND);
        network.addProperty("uploadThroughput", BYTES_PER_SECOND);
        wire.send("Network.enable");
        wire.send("Network.emulateNetworkConditions", network);
        var processor = new JsonObject();
        processor.addProperty("rate", SLOWER);
        wire.send("Emulation.setCPUThrottlingRate", processor);
    }

    private static double number(Object found) {
        return ((Number) found).doubleValue();
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }
}
