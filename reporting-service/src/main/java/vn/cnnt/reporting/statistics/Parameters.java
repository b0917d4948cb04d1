package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Finding;

/// The parameters of a question as they were given, and everything that is found wrong with them.
///
/// Who reads a parameter makes it known by that; [#refuseOthers] then refuses those nobody read.
public final class Parameters {
    private static final int LONGEST_QUOTE = 100;

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
        var text = one(name);
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
