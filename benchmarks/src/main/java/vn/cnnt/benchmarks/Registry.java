package vn.cnnt.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The registry as its clients see it: changes to enterprises, each a command over HTTP.
final class Registry {
    /// It has turned a command away, and done nothing of it.
    static final String OVERLOADED = "the registry is overloaded";

    private static final String[] CRAFTS = {
        "Mộc", "Gốm", "Mây tre", "Chè", "Bún khô", "Miến dong", "Nước mắm", "Dệt lụa", "Cơ khí", "Đá mỹ nghệ", "Nón lá"
    };
    private static final String[] NAMES = {
        "Minh", "Đức", "Phú", "Hòa", "Tân", "Thành", "Ngọc", "Bình", "Lan", "Sơn", "Hải", "Quý", "Long", "An", "Vinh",
        "Thanh", "Hưng", "Kim", "Yên", "Thịnh", "Bắc", "Đông", "Nam", "Trung", "Cường", "Dũng", "Oanh", "Tuyết"
    };
    private static final String[] PROVINCES = {"VN-01", "VN-79", "VN-20", "VN-48", "VN-31"};

    private final URI enterprises;
    private final URI liveness;
    private final AtomicLong number = new AtomicLong();
    private final Queue<Known> known = new ConcurrentLinkedQueue<>();

    /// An enterprise that no other thread is changing.
    private record Known(String address, String etag) {}

    Registry(URI address) {
        this.enterprises = address.resolve("/api/v1/enterprises");
        this.liveness = address.resolve("/actuator/health/liveness");
    }

    /// A request that asks for next to nothing: what HTTP and the frameworks take by themselves.
    boolean isAlive() throws IOException {
        var answer = Http.get(liveness, Map.of(), Duration.ofSeconds(30));
        if (answer.status() != 200) {
            throw new IOException("the registry is not alive: " + answer.status());
        }
        return true;
    }

    /// One accepted command: two in five register an enterprise, the others move one. Its change token.
    String change() throws IOException {
        var random = ThreadLocalRandom.current();
        var it = random.nextInt(5) < 2 ? null : known.poll();
        return it == null ? register(random) : move(it, random);
    }

    private String register(ThreadLocalRandom random) throws IOException {
        var body = """
                {"name": "%s", "legalForm": "HOUSEHOLD", "size": "MICRO", "province": "%s",
                 "commune": "Xã Đông", "address": "Thôn %d"}""".formatted(name(number.incrementAndGet()), province(random), random.nextInt(20));
        return sent(enterprises, Map.of(), body, null);
    }

    /// As establishments are called, what they make and two words of a name; with a number, so that none is taken for
    /// another one.
    private static String name(long number) {
        var random = new SplittableRandom(number);
        return "Cơ sở %s %s %s %d"
                .formatted(
                        CRAFTS[random.nextInt(CRAFTS.length)],
                        NAMES[random.nextInt(NAMES.length)],
                        NAMES[random.nextInt(NAMES.length)],
                        number);
    }

    static String craft(SplittableRandom random) {
        return CRAFTS[random.nextInt(CRAFTS.length)];
    }

    private String move(Known it, ThreadLocalRandom random) throws IOException {
        var body = """
                {"province": "%s", "commune": "Xã Đoài %d", "address": "Thôn 1", "effectiveDate": "2026-01-01",
                 "reason": "chuyển địa điểm"}""".formatted(province(random), random.nextInt(1_000_000));
        return sent(URI.create(it.address() + "/move"), Map.of("If-Match", it.etag()), body, it.address());
    }

    private String sent(URI uri, Map<String, String> headers, String body, @Nullable String address)
            throws IOException {
        var response = Http.send("POST", uri, headers, body, Duration.ofSeconds(30));
        if (response.status() == 503) {
            throw new IOException(OVERLOADED);
        }
        if (response.status() / 100 != 2) {
            throw new IOException("the registry refuses: " + response.status() + " " + response.body());
        }
        var token = response.header("Change-Token").orElseThrow();
        var etag = response.header("ETag").orElseThrow();
        var id = token.substring(0, token.indexOf('@'));
        known.add(new Known(address == null ? enterprises + "/" + id : address, etag));
        return token;
    }

    private static String province(ThreadLocalRandom random) {
        return PROVINCES[random.nextInt(PROVINCES.length)];
    }
}
