package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Finding;

/// The parameters of a question as they were given, and everything that is found wrong with them.
///
/// Who reads a parameter makes it known by that; [#refuseOthers] then refuses those nobody read.
public final class Parameters {
    private static final int LONGEST_QUOTE = 100;
    private static final String LIMIT = "limit";

    private final Map<String, List<String>> given;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    public Parameters(Map<String, List<String>> given) {
        this.given = given;
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public void refuse(String field, String code, String... arguments) {
        findings.add(Finding.error(field, code, (Object[]) arguments));
    }

    public void refuse(Finding finding) {
        findings.add(finding);
    }

    /// A parameter that may stand several times.
    public List<String> each(String name) {
        known.add(name);
        return given.getOrDefault(name, List.of());
    }

    /// A parameter that stands once at most; null where it doesn't, or where it is refused.
    public @Nullable String one(String name) {
        var values = each(name);
        if (values.size() > 1) {
            refuse(name, "repeated", Integer.toString(values.size()));
            return null;
        }
        if (values.isEmpty()) {
            return null;
        }
        if (values.getFirst().isEmpty()) {
            refuse(name, "empty");
            return null;
        }
        return values.getFirst();
    }

    /// The values of a comma-separated list; empty where it isn't given.
    public List<String> list(String name) {
        var text = one(name);
        if (text == null) {
            return List.of();
        }
        var values = List.of(text.split(",", -1));
        if (values.contains("")) {
            refuse(name, "empty");
            return List.of();
        }
        return values;
    }

    /// A whole number within its limits, null where it isn't given.
    public @Nullable Integer number(String name, int least, int most) {
        return number(name, one(name), least, most);
    }

    private @Nullable Integer number(String name, @Nullable String text, int least, int most) {
        if (text == null) {
            return null;
        }
        var digits = text.startsWith("-") ? text.substring(1) : text;
        if (digits.isEmpty() || !digits.chars().allMatch(it -> it >= '0' && it <= '9')) {
            refuse(name, "not-a-whole-number", quote(text));
            return null;
        }
        if (digits.length() <= 9) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        refuse(name, "out-of-range", quote(text), Integer.toString(least), Integer.toString(most));
        return null;
    }

    /// A parameter of a list: an empty one says nothing, in both services. An empty filter is refused: whoever forgot
    /// to name a province would read the country's figures as its own.
    public @Nullable String ofList(String name) {
        return each(name).equals(List.of("")) ? null : one(name);
    }

    /// How many items at most, null where it isn't given.
    public @Nullable Integer limit() {
        return number(LIMIT, ofList(LIMIT), 1, Questions.MOST);
    }

    /// The one of these that a parameter names; null where it isn't given, or where it is refused.
    public <T> @Nullable T oneOf(String name, List<T> all, Function<T, String> code) {
        var text = one(name);
        return text == null ? null : known(name, text, all, code);
    }

    /// The one of these whose code the text is; null where there is none, which is refused.
    public <T> @Nullable T known(String name, String text, List<T> all, Function<T, String> code) {
        for (var one : all) {
            if (code.apply(one).equals(text)) {
                return one;
            }
        }
        refuse(name, "not-one-of", quote(text), words(all.stream().map(code).toList()));
        return null;
    }

    /// The province of a key; null where there is none, or where it has meant two, which is refused.
    public @Nullable Province province(String key, Places places) {
        var province = Province.find(key);
        if (province != null) {
            return province;
        }
        var meanings = Province.meaningsOf(key);
        if (meanings.isEmpty()) {
            return known(Places.PROVINCE, key, places.provinces(), Province::key);
        }
        refuse(Places.PROVINCE, "province-ambiguous", key, words(meanings));
        return null;
    }

    /// What the others mean depends on one that is refused: of them nothing is said.
    public void leaveOthers() {
        known.addAll(given.keySet());
    }

    public void refuseOthers() {
        for (var name : new TreeSet<>(given.keySet())) {
            if (!known.contains(name)) {
                refuse(quote(name), "unknown-parameter", quote(name), words(known));
            }
        }
    }

    /// A text of the client's as an answer repeats it.
    public static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    public static String words(Collection<String> valid) {
        return String.join(", ", valid);
    }
}
