package vn.cnnt.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.HdrHistogram.Histogram;

/// The pages of the figures as somebody who has not signed in asks for them, while the register changes: no answer of
/// one cut serves the next.
final class Looking {
    private static final int WARM_UPS = 100;
    private static final int LOOKS = 200;
    private static final int CHANGES_PER_SECOND = 20;

    /// By the names that the results have.
    private static final Map<String, String> PAGES = pages();

    private final Settings settings;
    private final URI reporting;
    private final Results results;

    Looking(Settings settings, URI reporting, Results results) {
        this.settings = settings;
        this.reporting = reporting;
        this.results = results;
    }

    private static Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("overview", "/?places=current");
        pages.put("overviewAsDecided", "/?places=as-decided&measure=grants.approved&year=2020");
        pages.put("province", "/provinces/VN-20?places=current");
        pages.put("statistics", "/statistics/recognitions?by=votingYear,level&places=as-decided");
        pages.put("byProvince", "/statistics/enterprises?by=province&places=current");
        pages.put(
                "explanation",
                "/statistics/enterprises/explanation?measure=enterprises&province=VN-20&places=as-decided");
        pages.put("form", "/forms/results?year=2020&province=VN-20");
        pages.put("recognised", "/recognised?level=NATIONAL");
        pages.put("datasets", "/datasets");
        return pages;
    }

    void run(Registry registry) throws IOException, InterruptedException {
        results.put("pages.firstViewBytes", (double) firstView());
        var isOver = new AtomicBoolean();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = executor.submit(() -> {
                while (!isOver.get()) {
                    registry.change();
                    LockSupport.parkNanos(1_000_000_000 / CHANGES_PER_SECOND);
                }
                return null;
            });
            try {
                for (var page : PAGES.entrySet()) {
                    look(page.getKey(), reporting.resolve(page.getValue()));
                }
            } finally {
                isOver.set(true);
            }
            if (changes.state() == Future.State.FAILED) {
                results.wrong("changes while pages were looked at: " + changes.exceptionNow());
            }
        }
    }

    private void look(String name, URI address) throws IOException {
        for (var i = 0; i < WARM_UPS; i++) {
            seen(address);
        }
        var p50 = new ArrayList<Double>();
        var p99 = new ArrayList<Double>();
        for (var i = 0; i < settings.repetitions(); i++) {
            var times = new Histogram(3);
            for (var k = 0; k < LOOKS; k++) {
                var began = System.nanoTime();
                seen(address);
                times.recordValue((System.nanoTime() - began) / 1000);
            }
            p50.add(times.getValueAtPercentile(50) / 1000.0);
            p99.add(times.getValueAtPercentile(99) / 1000.0);
        }
        results.put("pages." + name + "P50Millis", new Measured(p50));
        results.put("pages." + name + "P99Millis", new Measured(p99));
    }

    /// The overview with every file that it asks for, as they come over the wire.
    private long firstView() throws IOException {
        var page = seen(reporting.resolve("/"));
        var bytes = (long) page.length;
        var html = new String(unpacked(page), StandardCharsets.UTF_8);
        for (var at = html.indexOf("\"/assets/"); at >= 0; at = html.indexOf("\"/assets/", at + 1)) {
            bytes += seen(reporting.resolve(html.substring(at + 1, html.indexOf('"', at + 1)))).length;
        }
        return bytes;
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    /// As it came, packed; by nobody in particular, and of no earlier cut.
    private static byte[] seen(URI address) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "text/html,*/*");
        connection.setRequestProperty("Accept-Encoding", "gzip");
        connection.setRequestProperty("Accept-Language", "vi");
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("GET " + address + ": " + connection.getResponseCode());
        }
        try (var in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
