package vn.cnnt.manners.reading;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.page.Notation;

/// What stands in the controls of a form. A control is named by the pointer of its member, with dots:
/// `identifier.value`, `funding.0.requested`. The lines of a list are counted anew, from 0 and without gaps, those in
/// which nothing stands left out: so what is said of `/funding/1` is said of the control that shows it. Pure.
public final class Filled {
    /// The control that a session's forms are known by.
    public static final String CSRF = "_csrf";

    public static final String IF_MATCH = "If-Match";

    public static final Filled NOTHING = new Filled(Map.of());

    /// Below a control that names a thing: the words by which that thing is looked for.
    public static final String SOUGHT = "._sought";

    private static final String DOT = ".";

    /// An index has no more digits: lists are shorter.
    private static final int DIGITS = 4;

    private final Map<String, List<String>> texts;

    private Filled(Map<String, List<String>> texts) {
        this.texts = texts;
    }

    /// What a form sent: without what stands around its content, as headers stand around a body, and without what is
    /// the page's own, whose names begin with an underline.
    public static Filled of(Map<String, String[]> given) {
        var texts = new LinkedHashMap<String, List<String>>();
        given.forEach((name, values) -> {
            if (!isAround(name)) {
                texts.put(name, List.of(values));
            }
        });
        return new Filled(numbered(texts));
    }

    /// What is known of a thing, as it would be typed.
    public static Filled of(JsonNode known, Notation notation) {
        var texts = new LinkedHashMap<String, List<String>>();
        collect("", known, notation, texts);
        return new Filled(texts);
    }

    private static void collect(String at, JsonNode node, Notation notation, Map<String, List<String>> texts) {
        if (node.isObject()) {
            node.properties().forEach(it -> collect(below(at, it.getKey()), it.getValue(), notation, texts));
        } else if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                collect(below(at, Integer.toString(i)), node.get(i), notation, texts);
            }
        } else if (!node.isNull()) {
            texts.put(at, List.of(typed(node, notation)));
        }
    }

    /// A year has no dot in it, an amount of money has.
    private static String typed(JsonNode node, Notation notation) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            var number = node.longValue();
            return Math.abs(number) < 10_000 ? Long.toString(number) : notation.whole(number);
        }
        var text = node.isString() ? node.stringValue() : node.toString();
        if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            try {
                return FormBody.written(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                return text;
            }
        }
        return text;
    }

    static boolean isAround(String name) {
        return name.startsWith("_")
                || name.equals(IF_MATCH)
                || name.equals(IdempotencyKey.HEADER)
                || name.equals(Languages.PARAMETER)
                || name.equals(DryRun.PARAMETER);
    }

    private static String below(String at, String name) {
        return at.isEmpty() ? name : at + DOT + name;
    }

    /// Each list's lines in their order, as many as say something.
    private static Map<String, List<String>> numbered(Map<String, List<String>> given) {
        var used = new TreeMap<String, NavigableSet<Integer>>();
        given.forEach((name, values) -> {
            if (values.stream().anyMatch(it -> !it.isBlank())) {
                eachIndex(
                        name,
                        (list, index) ->
                                used.computeIfAbsent(list, _ -> new TreeSet<>()).add(index));
            }
        });
        var numbered = new LinkedHashMap<String, List<String>>();
        given.forEach((name, values) -> {
            var other = renamed(name, used);
            if (other != null) {
                numbered.merge(other, values, Filled::both);
            }
        });
        return numbered;
    }

    private static List<String> both(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private interface Index {
        void is(String list, int index);
    }

    private static void eachIndex(String name, Index index) {
        var parts = name.split("\\.", -1);
        var at = "";
        for (var part : parts) {
            if (!at.isEmpty() && isIndex(part)) {
                index.is(at, Integer.parseInt(part));
            }
            at = below(at, part);
        }
    }

    private static @Nullable String renamed(String name, Map<String, NavigableSet<Integer>> used) {
        var given = "";
        var other = "";
        for (var part : name.split("\\.", -1)) {
            var own = part;
            if (!given.isEmpty() && isIndex(part)) {
                var lines = used.get(given);
                var line = Integer.parseInt(part);
                if (lines == null || !lines.contains(line)) {
                    return null;
                }
                own = Integer.toString(lines.headSet(line).size());
            }
            given = below(given, part);
            other = below(other, own);
        }
        return other;
    }

    /// `0`, `17`; not `01`, which is no index of anybody's form.
    static boolean isIndex(String part) {
        return !part.isEmpty()
                && part.length() <= DIGITS
                && part.chars().allMatch(c -> c >= '0' && c <= '9')
                && (part.length() == 1 || part.charAt(0) != '0');
    }

    /// Empty where nothing stands in it.
    public String text(String control) {
        var all = texts.get(control);
        return all == null || all.isEmpty() ? "" : all.getFirst();
    }

    public List<String> texts(String control) {
        return texts.getOrDefault(control, List.of());
    }

    public boolean has(String control, String value) {
        return texts(control).contains(value);
    }

    /// How many lines of a list say something.
    public int lines(String list) {
        var most = -1;
        var begin = list + DOT;
        for (var name : texts.keySet()) {
            if (name.startsWith(begin)) {
                var end = name.indexOf('.', begin.length());
                var part = name.substring(begin.length(), end < 0 ? name.length() : end);
                most = isIndex(part) ? Math.max(most, Integer.parseInt(part)) : most;
            }
        }
        return most + 1;
    }

    public Collection<String> controls() {
        return List.copyOf(texts.keySet());
    }

    public Filled with(String control, String value) {
        var all = new LinkedHashMap<>(texts);
        all.put(control, List.of(value));
        return new Filled(all);
    }

    /// Without a control, and those below it.
    public Filled without(String control) {
        var all = new LinkedHashMap<>(texts);
        all.keySet().removeIf(name -> isOf(name, control));
        return new Filled(all);
    }

    /// What stands in a control and those below it.
    public Filled only(String control) {
        var some = new LinkedHashMap<>(texts);
        some.keySet().removeIf(name -> !isOf(name, control));
        return new Filled(some);
    }

    /// What is said of the thing itself. Words by which a thing was looked for say nothing where one was chosen; else
    /// they stand in its place, for whoever reads them to refuse, since what was typed is never left out.
    public Filled chosen() {
        var all = new LinkedHashMap<>(texts);
        texts.forEach((name, values) -> {
            if (name.endsWith(SOUGHT)) {
                all.remove(name);
                var control = name.substring(0, name.length() - SOUGHT.length());
                if (text(control).isBlank()) {
                    all.put(control, values);
                }
            }
        });
        return new Filled(all);
    }

    /// With what stands in the other one as well, which counts where both say something.
    public Filled and(Filled other) {
        var all = new LinkedHashMap<>(texts);
        all.putAll(other.texts);
        return new Filled(all);
    }

    /// Whether a name is that of the control, or of one below it.
    public static boolean isOf(String name, String control) {
        return name.equals(control) || name.startsWith(control + DOT);
    }

    public Map<String, String[]> parameters() {
        var all = new LinkedHashMap<String, String[]>();
        texts.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Filled filled && texts.equals(filled.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    /// What somebody typed is in no log.
    @Override
    public String toString() {
        return texts.keySet().toString();
    }
}
