package vn.cnnt.manners.reading;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.Languages;

/// What a form sends, as the body that a program would send for the same: so that both are read, and refused, by the
/// same record. Dates and times are as people write them in Vietnam, times are those of Hanoi; what can't be read as
/// one stays as it is, for the record's reader to refuse. Pure.
public final class FormBody {
    /// The control that a session's forms are known by.
    public static final String CSRF = "_csrf";

    /// What stands around a form's content, as headers stand around a body.
    private static final Set<String> AROUND = Set.of(CSRF, "If-Match", IdempotencyKey.HEADER, Languages.PARAMETER);

    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int LONGEST_TIME = 40;
    private static final int LONGEST_NUMBER = 30;

    private static final List<DateTimeFormatter> TIMES = List.of(
            strict("d/M/uuuu H:mm[:ss[.SSS]]"),
            strict("H:mm[:ss[.SSS]] d/M/uuuu"),
            strict("d MMM uuuu H:mm[:ss[.SSS]]"),
            strict("H:mm[:ss[.SSS]] d MMM uuuu"),
            strict("uuuu-MM-dd'T'HH:mm[:ss[.SSS]]"));
    private static final List<DateTimeFormatter> DATES = List.of(strict("d/M/uuuu"), strict("d MMM uuuu"));

    private FormBody() {}

    /// @param shape of the record that it is to become
    /// @param given by control; an empty one says nothing
    public static ObjectNode of(Shape<?> shape, Map<String, String[]> given) {
        var body = JsonNodeFactory.instance.objectNode();
        given.forEach((name, values) -> {
            if (!AROUND.contains(name)) {
                var part = shape.parts().stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst()
                        .orElse(null);
                put(body, name, part, values);
            }
        });
        return body;
    }

    /// What of a form is the same when it is sent again, as bytes.
    public static byte[] bytes(Map<String, String[]> given) {
        var text = new StringBuilder();
        new TreeMap<>(given).forEach((name, values) -> {
            if (!AROUND.contains(name)) {
                text.append(name).append('\0').append(String.join("\0", values)).append('\0');
            }
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode body, String name, Shape.@Nullable Part part, String[] values) {
        if (part != null && part.element() != null && part.raw() == List.class) {
            var list = body.putArray(name);
            for (var value : values) {
                if (!value.isBlank()) {
                    list.add(node(part.element(), value));
                }
            }
        } else if (!values[0].isBlank()) {
            body.set(name, node(part, values[0]));
        }
    }

    private static JsonNode node(Shape.@Nullable Part part, String text) {
        var nodes = JsonNodeFactory.instance;
        var raw = part == null ? String.class : part.raw();
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            var digits = digits(text);
            return digits == null ? nodes.stringNode(text) : nodes.numberNode(new BigInteger(digits));
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return switch (text) {
                case "true", "on" -> nodes.booleanNode(true);
                case "false" -> nodes.booleanNode(false);
                default -> nodes.stringNode(text);
            };
        }
        if (raw == Instant.class) {
            var time = time(text);
            return nodes.stringNode(time == null ? text : time.toString());
        }
        if (raw == LocalDate.class) {
            var date = date(text);
            return nodes.stringNode(date == null ? text : date.toString());
        }
        return nodes.stringNode(text);
    }

    /// `1.234` and `1,234` are one number in the two languages: thousands are set apart in threes, else it is none.
    private static @Nullable String digits(String text) {
        var plain = text.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NUMBER) {
            return null;
        }
        var groups =
                plain.replace(',', '.').replace(' ', '.').replace('\u00a0', '.').split("\\.", -1);
        for (var i = 0; i < groups.length; i++) {
            var isRight = groups.length == 1
                    ? !groups[i].isEmpty()
                    : i == 0 ? !groups[i].isEmpty() && groups[i].length() <= 3 : groups[i].length() == 3;
            if (!isRight || !groups[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
                return null;
            }
        }
        return String.join("", groups);
    }

    /// `28/11/2026 17:00` or `17:00:00, 28/11/2026`, as it is written in Hanoi: a minute is its first moment. Null
    /// where
    /// it is neither.
    public static @Nullable Instant time(String text) {
        var plain = plain(text);
        for (var form : TIMES) {
            try {
                return LocalDateTime.parse(plain, form).atZone(HANOI).toInstant();
            } catch (DateTimeParseException e) {
                // perhaps another one
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(String text) {
        var plain = plain(text);
        for (var form : DATES) {
            try {
                return LocalDate.parse(plain, form);
            } catch (DateTimeParseException e) {
                // perhaps another one
            }
        }
        return null;
    }

    /// Without the comma that stands between time and date, and with one space where there are several.
    private static String plain(String text) {
        var shown = text.length() > LONGEST_TIME ? text.substring(0, LONGEST_TIME) : text;
        return String.join(" ", shown.replace(',', ' ').strip().split("\\s+", -1));
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
