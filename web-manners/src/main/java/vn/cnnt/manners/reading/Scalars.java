package vn.cnnt.manners.reading;

import java.lang.annotation.Annotation;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Findings;

/// Reads what is one value: a text, a number, a day, a code, and what a service has a [TextReader] for. Null with a
/// finding where it is none.
final class Scalars {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int LONGEST_PARAMETER = 8000;

    private final Map<Class<?>, TextReader<?>> readers = new HashMap<>();
    private final Map<Class<? extends Annotation>, TextRule<?>> rules = new HashMap<>();
    private final Clock clock;

    Scalars(Collection<TextReader<?>> readers, Collection<TextRule<?>> rules, Clock clock) {
        this.clock = clock;
        readers.forEach(reader -> this.readers.put(reader.type(), reader));
        rules.forEach(rule -> this.rules.put(rule.annotation(), rule));
    }

    boolean isOne(Class<?> raw) {
        return readers.containsKey(raw)
                || raw == String.class
                || raw == boolean.class
                || raw == Boolean.class
                || isWhole(raw)
                || raw == LocalDate.class
                || raw == Instant.class
                || raw.isEnum();
    }

    @Nullable
    Object read(Shape.Part part, JsonNode node, String pointer, Findings findings) {
        var raw = part.raw();
        var reader = readers.get(raw);
        if (reader != null) {
            var text = text(node, pointer, reader.most(), findings);
            return text == null ? null : reader.read(text, pointer, findings);
        }
        if (raw == String.class) {
            var text = text(node, pointer, part.most(), findings);
            return text == null ? null : ruled(part, text, pointer, findings);
        }
        if (raw == LocalDate.class) {
            return date(node, pointer, findings);
        }
        if (raw == Instant.class) {
            return time(node, pointer, findings);
        }
        if (raw.isEnum()) {
            return one(raw, node, pointer, findings);
        }
        return isWhole(raw) ? whole(part, node, pointer, findings) : flag(node, pointer, findings);
    }

    /// A parameter as it would stand in a body.
    static JsonNode node(Shape.Part part, String text) {
        var nodes = JsonNodeFactory.instance;
        var raw = part.raw();
        if (isWhole(raw) && isDigits(text.startsWith("-") ? text.substring(1) : text)) {
            return text.length() > LONGEST_PARAMETER ? nodes.stringNode(text) : nodes.numberNode(new BigInteger(text));
        }
        if ((raw == boolean.class || raw == Boolean.class) && (text.equals("true") || text.equals("false"))) {
            return nodes.booleanNode(text.equals("true"));
        }
        // a plus that nobody encoded has become a space
        return nodes.stringNode(raw == Instant.class ? text.replace(' ', '+') : text);
    }

    private static @Nullable String text(JsonNode node, String pointer, int most, Findings findings) {
        if (!node.isString()) {
            findings.error(pointer, "not-text", shown(node));
            return null;
        }
        var flaw = Texts.flaw(node.stringValue());
        if (flaw != null) {
            findings.error(pointer, flaw);
            return null;
        }
        var text = Texts.normal(node.stringValue());
        var length = text.codePointCount(0, text.length());
        if (length > most) {
            findings.error(pointer, "too-long", length, most);
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private @Nullable String ruled(Shape.Part part, String text, String pointer, Findings findings) {
        var kept = text;
        for (var annotation : part.annotations()) {
            var rule = rules.get(annotation.annotationType());
            if (rule != null && kept != null) {
                kept = ruled(rule, annotation, kept, pointer, findings);
            }
        }
        return kept;
    }

    private static <A extends Annotation> @Nullable String ruled(
            TextRule<A> rule, Annotation annotation, String text, String pointer, Findings findings) {
        return rule.read(text, rule.annotation().cast(annotation), pointer, findings);
    }

    private static @Nullable Boolean flag(JsonNode node, String pointer, Findings findings) {
        if (!node.isBoolean()) {
            findings.error(pointer, "not-true-or-false", shown(node));
            return null;
        }
        return node.booleanValue();
    }

    private @Nullable Object whole(Shape.Part part, JsonNode node, String pointer, Findings findings) {
        if (!node.isIntegralNumber()) {
            var isQuoted = node.isString() && isDigits(node.stringValue());
            findings.error(pointer, isQuoted ? "number-in-quotes" : "not-a-whole-number", shown(node));
            return null;
        }
        var ahead = part.yearsAhead();
        var greatest = ahead == null ? part.greatest() : thisYear() + ahead;
        if (!node.canConvertToLong() || node.longValue() < part.least() || node.longValue() > greatest) {
            findings.error(pointer, "out-of-range", shown(node), Long.toString(part.least()), Long.toString(greatest));
            return null;
        }
        var isInt = part.raw() == int.class || part.raw() == Integer.class;
        return isInt ? (Object) (int) node.longValue() : (Object) node.longValue();
    }

    private int thisYear() {
        return clock.instant().atZone(VIETNAM).getYear();
    }

    private static @Nullable LocalDate date(JsonNode node, String pointer, Findings findings) {
        try {
            var date = node.isString() ? LocalDate.parse(node.stringValue().strip()) : null;
            if (date != null && !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY)) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // it is none
        }
        findings.error(pointer, "not-a-date", shown(node));
        return null;
    }

    private static @Nullable Instant time(JsonNode node, String pointer, Findings findings) {
        try {
            if (node.isString()) {
                return OffsetDateTime.parse(node.stringValue().strip()).toInstant();
            }
        } catch (DateTimeParseException e) {
            // it is none
        }
        findings.error(pointer, "not-a-time", shown(node));
        return null;
    }

    private static @Nullable Object one(Class<?> type, JsonNode node, String pointer, Findings findings) {
        var constants = Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .toList();
        for (var constant : constants) {
            if (node.isString() && constant.name().equals(node.stringValue().strip())) {
                return constant;
            }
        }
        findings.error(
                pointer,
                "not-one-of",
                shown(node),
                constants.stream().map(Enum::name).toList());
        return null;
    }

    static boolean isWhole(Class<?> raw) {
        return raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static String shown(JsonNode node) {
        return Texts.shown(node.isString() ? node.stringValue() : node.toString());
    }
}
