package vn.cnnt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was measured, by dotted key, as a table for people and as `results.json`.
final class Results {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, Measured> measured = new LinkedHashMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Goal> goals = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /// @param value the ratio or the number that the goal is about
    record Goal(String name, String goal, double value, boolean reached) {}

    void put(String key, Measured value) {
        measured.put(key, value);
        Benchmark.say(String.format(
                Locale.ROOT,
                "%-40s %14s   %s",
                key,
                number(value.median()),
                value.repetitions().size() < 2
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%s … %s  (± %.0f %%)",
                                number(value.least()),
                                number(value.most()),
                                50 * value.spread())));
    }

    void put(String key, double value) {
        put(key, Measured.of(value));
    }

    void say(String key, String fact) {
        facts.put(key, fact);
        Benchmark.say(key + ": " + fact);
    }

    /// A figure of ours is wrong: the run has failed.
    void wrong(String what) {
        wrong.add(what);
        Benchmark.say("WRONG " + what);
    }

    boolean has(String key) {
        return measured.containsKey(key);
    }

    double median(String key) {
        var found = measured.get(key);
        return found == null ? Double.NaN : found.median();
    }

    /// A goal about numbers that were not measured in this run is left out.
    void goal(String name, String goal, double value, DoublePredicate reached) {
        if (!Double.isNaN(value)) {
            goals.add(new Goal(name, goal, value, reached.test(value)));
        }
    }

    List<String> wrong() {
        return wrong;
    }

    void write(Path file) throws IOException {
        var root = JSON.createObjectNode();
        measured.forEach((key, value) -> parent(root, key).put(last(key), rounded(value.median())));
        var repetitions = root.putObject("repetitions");
        measured.forEach((key, value) -> {
            var array = repetitions.putArray(key);
            value.repetitions().forEach(one -> array.add(rounded(one)));
        });
        facts.forEach((key, fact) -> parent(root, key).put(last(key), fact));
        var reached = root.putArray("goals");
        for (var goal : goals) {
            reached.addObject()
                    .put("name", goal.name())
                    .put("goal", goal.goal())
                    .put("value", rounded(goal.value()))
                    .put("reached", goal.reached());
        }
        var mistakes = root.putArray("wrong");
        wrong.forEach(mistakes::add);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }

    String table() {
        var text = new StringBuilder("\n| | median | least | most |\n|---|---:|---:|---:|\n");
        measured.forEach((key, value) -> text.append("| `%s` | %s | %s | %s |\n"
                .formatted(key, number(value.median()), number(value.least()), number(value.most()))));
        text.append("\n| goal | is to be | is | reached |\n|---|---|---:|---|\n");
        goals.forEach(goal -> text.append("| %s | %s | %s | %s |\n"
                .formatted(goal.name(), goal.goal(), number(goal.value()), goal.reached() ? "yes" : "**no**")));
        return text.toString();
    }

    private static ObjectNode parent(ObjectNode root, String key) {
        var node = root;
        var steps = key.split("\\.");
        for (var i = 0; i < steps.length - 1; i++) {
            var next = node.get(steps[i]);
            node = next instanceof ObjectNode object ? object : node.putObject(steps[i]);
        }
        return node;
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
    }
}
