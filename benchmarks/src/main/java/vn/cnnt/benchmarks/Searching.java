package vn.cnnt.benchmarks;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.Topics;
import vn.cnnt.events.WireFormat;

/// The lists of a register of many establishments: the search, what waits for a decision, what expires.
///
/// The documents are copies of a few that the register made itself, under other names; as if an older version had kept
/// them they have no words to be found by, so that the next start makes them.
final class Searching {
    private static final String DATABASE = "bench_search";

    /// The name in the template that each copy replaces by its own; nothing else is called that.
    private static final String PLACEHOLDER = "Mauthu";

    /// The lists that have a goal for the time of an answer.
    static final List<String> LISTS = List.of(
            "words",
            "name",
            "typed",
            "inProvince",
            "common",
            "absent",
            "list",
            "undecided",
            "expiring",
            "recognised",
            "duplicates",
            "pairs");

    private static final int CHUNK = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String[] FORMS = {
        "Công ty cổ phần", "Công ty TNHH", "Hợp tác xã", "HTX", "Cơ sở", "Hộ kinh doanh", "Tổ hợp tác", "DNTN"
    };
    private static final String[] ONSETS = {
        "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "s", "t", "th", "tr",
        "v", "x"
    };
    private static final String[] RIMES = {
        "an", "anh", "ang", "ao", "âm", "ân", "ây", "en", "iên", "in", "inh", "iêu", "oa", "oan", "ong", "ôn", "ông",
        "ơn", "ua", "uân", "ung", "uyên", "ương", "ưu", "a", "e", "i", "o", "u", "ai"
    };
    private static final String[] PROVINCES = {
        "VN-20", "VN-01", "VN-79", "VN-48", "VN-31", "VN-42", "VN-46", "VN-08", "VN-14", "VN-22"
    };

    private final Settings settings;
    private final Stack stack;
    private final Results results;

    Searching(Settings settings, Stack stack, Results results) {
        this.settings = settings;
        this.stack = stack;
        this.results = results;
    }

    void run() throws IOException, InterruptedException {
        Databases.drop(stack, DATABASE);
        var first = stack.registry(DATABASE);
        templates(first.address());
        first.stop();
        try (var client = MongoClients.create(stack.mongodb())) {
            copies(client.getDatabase(DATABASE));
        }
        var began = System.nanoTime();
        var registry = stack.registry(DATABASE);
        results.put("search.enterprises", settings.enterprises());
        results.put("search.startSeconds", (System.nanoTime() - began) / 1e9);
        try {
            awaitLists(registry.address());
            results.put("search.listsSeconds", (System.nanoTime() - began) / 1e9);
            measure(registry.address());
        } finally {
            registry.stop();
        }
        new Log(stack.kafka(), Topics.EVENTS).delete();
    }

    /// One undecided, one recognised, and one that has nothing, of each province.
    private static void templates(URI registry) throws IOException {
        for (var province : PROVINCES) {
            for (var kind = 0; kind < 3; kind++) {
                var made = sent(registry.resolve("/api/v1/enterprises"), Map.of(), """
                        {"name": "%s %s %d", "legalForm": "HOUSEHOLD", "size": "MICRO", "province": "%s",
                         "commune": "Xã Đông", "address": "Thôn 1"}""".formatted(
                                PLACEHOLDER, province, kind, province));
                var recognitions = registry.resolve(
                        "/api/v1/enterprises/" + made.path("id").asString() + "/recognitions");
                if (kind == 2) {
                    continue;
                }
                var version = String.valueOf(made.path("version").asLong());
                var applied = sent(recognitions, Map.of("If-Match", "\"" + version + "\""), """
                        {"product": "Chè xanh", "productGroup": "AGRO_FOOD", "isSet": false, "level": "PROVINCE",
                         "votingYear": 2025}""");
                if (kind == 1) {
                    sent(
                            URI.create(recognitions + "/" + applied.path("id").asString() + "/decision"),
                            Map.of("If-Match", "\"" + applied.path("version").asLong() + "\""),
                            """
                            {"outcome": "RECOGNISED", "decisionNumber": "12/QĐ-UBND", "decisionDate": "2025-10-01",
                             "issuer": "PROVINCIAL_COMMITTEE"}""");
                }
            }
        }
    }

    private static JsonNode sent(URI uri, Map<String, String> headers, String body) throws IOException {
        var answer = Http.send("POST", uri, headers, body, PATIENCE);
        if (answer.status() / 100 != 2) {
            throw new IOException("the registry refuses: " + answer.status() + " " + answer.body());
        }
        return WireFormat.JSON.readTree(answer.body());
    }

    private void copies(MongoDatabase database) {
        var enterprises = database.getCollection("enterprises");
        var templates = enterprises.find().into(new ArrayList<>());
        var without = templates.stream()
                .filter(it -> !it.getString("body").contains("\"recognitions\":[{"))
                .toList();
        var began = System.nanoTime();
        var random = new SplittableRandom(17);
        var chunk = new ArrayList<Document>();
        for (var number = 0L; number < settings.enterprises(); number++) {
            // one in four has a product that was put forward
            var from = number % 4 == 0 ? templates : without;
            chunk.add(copy(from.get(random.nextInt(from.size())), name(number), number));
            if (chunk.size() == CHUNK || number + 1 == settings.enterprises()) {
                enterprises.insertMany(chunk, new InsertManyOptions().ordered(false));
                chunk.clear();
            }
        }
        forget(database.getCollection("list-keys"));
        results.put("search.copiedPerSecond", settings.enterprises() / ((System.nanoTime() - began) / 1e9));
    }

    /// Makes the next start believe that the keys are of another version, so that it makes them anew.
    private static void forget(MongoCollection<Document> marks) {
        marks.deleteMany(new Document());
    }

    private static Document copy(Document template, String name, long number) {
        var body = template.getString("body");
        var from = body.indexOf("\"name\":\"") + 8;
        var to = body.indexOf('"', from);
        return new Document("_id", "e-" + String.format(Locale.ROOT, "%022d", number))
                .append("version", template.getLong("version"))
                .append("body", body.substring(0, from) + name + body.substring(to))
                .append("recordedAt", template.getDate("recordedAt"))
                .append("hash", template.getString("hash"))
                .append("search", folded(name))
                .append("province", template.getString("province"))
                .append("status", template.getString("status"))
                .append("outbox", List.of());
    }

    /// Legal form, craft, and two syllables of which some are many times as frequent as others.
    private static String name(long number) {
        var random = new SplittableRandom(number);
        return FORMS[random.nextInt(FORMS.length)] + " " + Registry.craft(random) + " " + syllable(random) + " "
                + syllable(random);
    }

    private static String syllable(SplittableRandom random) {
        var onset = ONSETS[(int) (ONSETS.length * Math.pow(random.nextDouble(), 1.5))];
        var rime = RIMES[(int) (RIMES.length * Math.pow(random.nextDouble(), 1.5))];
        var syllable = onset + rime;
        return syllable.substring(0, 1).toUpperCase(Locale.ROOT) + syllable.substring(1);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd');
    }

    private interface Question {
        String path(SplittableRandom random);
    }

    /// Lists are answered 503 until their keys are made.
    private static void awaitLists(URI registry) throws IOException, InterruptedException {
        for (var list : new String[] {"/api/v1/enterprises?q=a", "/api/v1/grants?q=a"}) {
            while (Http.get(registry.resolve(list), Map.of(), PATIENCE).status() == 503) {
                Thread.sleep(PAUSE);
            }
        }
    }

    private void measure(URI registry) throws IOException {
        ask(registry, "words", this::twoWords);
        ask(registry, "name", random -> "/enterprises?q=" + encoded(known(random)));
        ask(registry, "typed", random -> "/enterprises?q=" + encoded(typed(random)));
        ask(
                registry,
                "inProvince",
                random -> "/enterprises?province=" + province(random) + "&q=" + encoded(syllable(random)));
        ask(registry, "common", random -> "/enterprises?q=" + encoded(FORMS[random.nextInt(FORMS.length)]));
        ask(registry, "absent", random -> "/enterprises?q=" + encoded("Zzyx " + syllable(random)));
        ask(registry, "list", random -> "/enterprises?province=" + province(random));
        ask(registry, "undecided", random -> "/recognitions?status=APPLIED&province=" + province(random));
        ask(registry, "expiring", random -> "/recognitions?expiresBefore=2031-01-01&province=" + province(random));
        ask(
                registry,
                "recognised",
                random -> "/recognitions?votingYear=2025&level=PROVINCE&q=" + encoded(syllable(random)));
        ask(
                registry,
                "duplicates",
                random -> "/duplicates?name=" + encoded(known(random)) + "&province=" + province(random));
        ask(registry, "pairs", random -> "/duplicates?province=" + province(random));
    }

    /// As many as fit into the time; the first fifth only warm up.
    private void ask(URI registry, String key, Question question) throws IOException {
        var random = new SplittableRandom(key.hashCode());
        var times = new Histogram(3);
        var began = System.nanoTime();
        var end = began + settings.querySeconds() * 1_000_000_000L;
        var warm = began + settings.querySeconds() * 200_000_000L;
        var first = true;
        while (System.nanoTime() < end || first) {
            first = false;
            var from = System.nanoTime();
            var answer = Http.get(registry.resolve("/api/v1" + question.path(random)), Map.of(), PATIENCE);
            var micros = (System.nanoTime() - from) / 1000;
            if (answer.status() == 404) {
                return;
            }
            if (answer.status() != 200) {
                results.wrong(key + " is answered " + answer.status() + " " + answer.body());
                return;
            }
            if (from >= warm || times.getTotalCount() == 0) {
                times.recordValue(micros);
            }
        }
        results.put("search." + key + "P50Millis", times.getValueAtPercentile(50) / 1000.0);
        results.put("search." + key + "P99Millis", times.getValueAtPercentile(99) / 1000.0);
        results.put("search." + key + "Count", (double) times.getTotalCount());
    }

    private String twoWords(SplittableRandom random) {
        return "/enterprises?q=" + encoded(syllable(random) + " " + syllable(random));
    }

    private String known(SplittableRandom random) {
        return name(random.nextInt(settings.enterprises()));
    }

    /// What somebody has typed who is in the middle of a word.
    private String typed(SplittableRandom random) {
        var name = known(random);
        return name.substring(name.indexOf(' ') + 1, name.length() - 1);
    }

    private static String province(SplittableRandom random) {
        return PROVINCES[random.nextInt(PROVINCES.length)];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
