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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a form sends, as the body that a program would send for the same: so that both are read, and refused, by the
/// same record. Dates, times and amounts are as people write them in Vietnam, times are those of Hanoi; what can't be
/// read as one stays as it is, for the record's reader to refuse. Pure.
public final class FormBody {
    /// No record of ours has its members deeper.
    private static final int DEEPEST = 6;

    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int LONGEST_TIME = 40;
    private static final int LONGEST_NUMBER = 30;

    private static final List<DateTimeFormatter> TIMES = List.of(
            strict("d/M/uuuu H:mm[:ss[.SSS]]"),
            strict("H:mm[:ss[.SSS]] d/M/uuuu"),
            strict("d MMM uuuu H:mm[:ss[.SSS]]"),
            strict("H:mm[:ss[.SSS]] d MMM uuuu"),
            strict("uuuu-MM-dd'T'HH:mm[:ss[.SSS]]"));
    private static final DateTimeFormatter TYPED = strict("dd/MM/uuuu");
    private static final List<DateTimeFormatter> DATES = List.of(strict("d/M/uuuu"), strict("d MMM uuuu"));

    private FormBody() {}

    /// @param shape of the record that it is to become
    /// @param given by control; an empty one says nothing
    public static ObjectNode of(Shape<?> shape, Map<String, String[]> given) {
        return of(shape, Filled.of(given));
    }

    /// What is the control of no member becomes a member of its own name, for the binder to refuse.
    public static ObjectNode of(Shape<?> shape, Filled given) {
        var filled = given.chosen();
        var body = JsonNodeFactory.instance.objectNode();
        for (var name : filled.controls()) {
            var texts = filled.texts(name);
            if (texts.stream().anyMatch(it -> !it.isBlank())) {
                var path = name.split("\\.", -1);
                if (path.length <= DEEPEST) {
                    put(body, member(shape, path[0]), path, 0, texts);
                } else {
                    body.put(name, texts.getFirst());
                }
            }
        }
        return body;
    }

    /// The part of the record that a control is of; null where it is of none.
    public static Shape.@Nullable Part part(Shape<?> shape, String control) {
        return part(shape, List.of(control.split("\\.", -1)));
    }

    static Shape.@Nullable Part part(Shape<?> shape, List<String> path) {
        Shape.Part part = null;
        var within = shape;
        for (var step : path) {
            if (within != null) {
                part = member(within, step);
            } else if (part != null && part.element() != null) {
                part = part.element();
            } else {
                return null;
            }
            within = part != null && part.raw().isRecord() ? part.shape() : null;
        }
        return part;
    }

    /// The members of which only one can be and that are said in several ways, by their pointers, with in how many.
    static Map<String, Integer> repeated(Shape<?> shape, Filled given) {
        var repeated = new LinkedHashMap<String, Integer>();
        var filled = given.chosen();
        for (var name : filled.controls()) {
            var ways = (int) filled.texts(name).stream()
                    .filter(it -> !it.isBlank())
                    .distinct()
                    .count();
            var part = part(shape, name);
            if (ways > 1 && part != null && part.raw() != List.class) {
                repeated.put("/" + name.replace('.', '/'), ways);
            }
        }
        return repeated;
    }

    private static Shape.@Nullable Part member(Shape<?> shape, String name) {
        for (var part : shape.parts()) {
            if (part.isUnwrapped()) {
                var inner = member(part.shape(), name);
                if (inner != null) {
                    return inner;
                }
            } else if (part.name().equals(name)) {
                return part;
            }
        }
        return null;
    }

    private static void put(ObjectNode object, Shape.@Nullable Part part, String[] path, int at, List<String> texts) {
        var name = path[at];
        var isLast = at == path.length - 1;
        if (part != null && part.raw() == List.class && part.element() != null) {
            var list = object.get(name) instanceof ArrayNode present ? present : object.putArray(name);
            put(list, part.element(), path, at + 1, texts);
        } else if (!isLast && part != null && (part.raw().isRecord() || part.raw() == Map.class)) {
            var inner = object.get(name) instanceof ObjectNode present ? present : object.putObject(name);
            var member = part.raw() == Map.class ? part.element() : member(part.shape(), path[at + 1]);
            put(inner, member, path, at + 1, texts);
        } else {
            var rest = String.join(".", Arrays.copyOfRange(path, at, path.length));
            object.set(rest, node(isLast ? part : null, texts.getFirst()));
        }
    }

    /// One text of several under one name, or the line that the path goes on with.
    private static void put(ArrayNode list, Shape.Part element, String[] path, int at, List<String> texts) {
        if (at == path.length) {
            texts.stream().filter(it -> !it.isBlank()).forEach(it -> list.add(node(element, it)));
            return;
        }
        if (!Filled.isIndex(path[at])) {
            list.add(texts.getFirst()); // for the binder to refuse, since the line has no number
            return;
        }
        var line = Integer.parseInt(path[at]);
        while (list.size() <= line) {
            list.addObject();
        }
        if (at == path.length - 1) {
            list.set(line, node(element, texts.getFirst()));
        } else if (list.get(line) instanceof ObjectNode object) {
            var member = element.raw().isRecord() ? member(element.shape(), path[at + 1]) : null;
            put(object, member, path, at + 1, texts);
        }
    }

    /// What of a form is the same when it is sent again, as bytes.
    public static byte[] bytes(Map<String, String[]> given) {
        var text = new StringBuilder();
        new TreeMap<>(given).forEach((name, values) -> {
            if (!Filled.isAround(name)) {
                text.append(name).append('\0').append(String.join("\0", values)).append('\0');
            }
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode node(Shape.@Nullable Part part, String text) {
        var nodes = JsonNodeFactory.instance;
        var raw = part == null ? String.class : part.raw();
        if (raw == int.class || raw == Integer.class) {
            var digits = digits(text);
            return digits == null ? nodes.stringNode(text) : nodes.numberNode(new BigInteger(digits));
        }
        if (raw == long.class || raw == Long.class) {
            var amount = Amount.of(text);
            return amount == null ? nodes.stringNode(text) : nodes.numberNode(amount);
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
    /// where it is neither.
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

    /// An amount of money in whole đồng, as it was typed; null where it is none for certain.
    public static @Nullable BigInteger amount(String text) {
        return Amount.of(text);
    }

    /// A day as it is typed.
    public static String written(LocalDate day) {
        return TYPED.format(day);
    }

    public static @Nullable LocalDate date(String text) {
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
