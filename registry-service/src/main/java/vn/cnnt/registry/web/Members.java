package vn.cnnt.registry.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.finding.Pointer;

/// The members of a request's JSON object, read one by one; what is wrong with any of them is collected, and [#check]
/// refuses the request with all of it. A member that nobody asked for is unknown.
///
/// Where a `required…` member is missing or wrong, a stand-in is returned: nothing may be done with what was read
/// before [#check].
public final class Members {
    /// No sum of money in a register is larger: a million times the yearly national programme.
    private static final long MOST_MONEY = 1_000_000_000_000_000L;

    private final JsonNode object;
    private final String at;
    private final Findings findings;
    private final TreeSet<String> asked = new TreeSet<>();
    private final List<Members> inner = new ArrayList<>();

    private Members(JsonNode object, String at, Findings findings) {
        this.object = object;
        this.at = at;
        this.findings = findings;
    }

    /// Also for a row of an import, which is put into the form of a request.
    public static Members of(JsonNode object) {
        return new Members(object, "", new Findings());
    }

    /// For findings of your own about this request.
    public Findings findings() {
        return findings;
    }

    /// The JSON pointer of a member.
    public String pointer(String name) {
        return Pointer.to(at, name);
    }

    /// Whether it is there, be it null: null clears, absence leaves.
    public boolean has(String name) {
        asked.add(name);
        return object.has(name);
    }

    /// Refuses the request with everything that was found.
    public void check() {
        check(List::of);
    }

    /// The same with more that is to be told where something was found.
    public void check(Supplier<List<Finding>> more) {
        refuseUnknown();
        if (findings.hasErrors()) {
            var all = new ArrayList<>(findings.weighing(Finding.Weight.ERROR));
            all.addAll(more.get());
            throw new Refused(Refusal.invalid(all));
        }
    }

    public @Nullable String text(String name, int most) {
        var node = present(name);
        return node == null ? null : text(node, pointer(name), most);
    }

    public String requiredText(String name, int most) {
        var text = text(name, most);
        if (text == null) {
            missing(name);
            return "";
        }
        return text;
    }

    /// Texts; absent is none.
    public List<String> texts(String name, int mostItems, int most) {
        var texts = new ArrayList<String>();
        for (var item : items(name, mostItems)) {
            var text = text(item.node(), item.pointer(), most);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    public <E extends Enum<E>> @Nullable E one(String name, Class<E> type) {
        var node = present(name);
        return node == null ? null : one(node, pointer(name), type);
    }

    public <E extends Enum<E>> E requiredOne(String name, Class<E> type) {
        var constant = one(name, type);
        if (constant == null) {
            missing(name);
            return type.getEnumConstants()[0];
        }
        return constant;
    }

    public @Nullable LocalDate date(String name) {
        var node = present(name);
        if (node == null) {
            return null;
        }
        var date = node.isString() ? Dates.parse(node.stringValue()) : null;
        if (date == null) {
            findings.error(pointer(name), "not-a-date", shown(node));
        }
        return date;
    }

    public LocalDate requiredDate(String name) {
        var date = date(name);
        if (date == null) {
            missing(name);
            return LocalDate.EPOCH;
        }
        return date;
    }

    /// Whole VND, not negative.
    public @Nullable Long money(String name) {
        return whole(name, 0, MOST_MONEY);
    }

    public long requiredMoney(String name) {
        var money = money(name);
        if (money == null) {
            missing(name);
            return 0;
        }
        return money;
    }

    public @Nullable Integer integer(String name, int least, int most) {
        var number = whole(name, least, most);
        return number == null ? null : Math.toIntExact(number);
    }

    public int requiredInteger(String name, int least, int most) {
        var number = integer(name, least, most);
        if (number == null) {
            missing(name);
            return least;
        }
        return number;
    }

    /// Whole numbers; absent is none.
    public List<Long> wholes(String name, int mostItems, long least, long most) {
        var wholes = new ArrayList<Long>();
        for (var item : items(name, mostItems)) {
            if (!item.node().isIntegralNumber()) {
                var code = isQuoted(item.node()) ? "number-in-quotes" : "not-a-whole-number";
                findings.error(item.pointer(), code, shown(item.node()));
            } else if (!item.node().canConvertToLong()
                    || item.node().longValue() < least
                    || item.node().longValue() > most) {
                findings.error(
                        item.pointer(), "out-of-range", shown(item.node()), Long.toString(least), Long.toString(most));
            } else {
                wholes.add(item.node().longValue());
            }
        }
        return wholes;
    }

    /// A year that something of the register can have happened in.
    public @Nullable Integer year(String name) {
        return integer(name, 1900, 2200);
    }

    public int requiredYear(String name) {
        return requiredInteger(name, 1900, 2200);
    }

    /// True or false; absent is false.
    public boolean flag(String name) {
        var node = present(name);
        if (node != null && !node.isBoolean()) {
            findings.error(pointer(name), "not-true-or-false", shown(node));
            return false;
        }
        return node != null && node.booleanValue();
    }

    public <T> @Nullable T object(String name, Function<Members, T> read) {
        var node = present(name);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            findings.error(pointer(name), "not-an-object", shown(node));
            return null;
        }
        return read.apply(inner(node, pointer(name)));
    }

    /// Objects; absent is none.
    public <T> List<T> objects(String name, int mostItems, Function<Members, T> read) {
        var objects = new ArrayList<T>();
        for (var item : items(name, mostItems)) {
            if (item.node().isObject()) {
                objects.add(read.apply(inner(item.node(), item.pointer())));
            } else {
                findings.error(item.pointer(), "not-an-object", shown(item.node()));
            }
        }
        return objects;
    }

    /// Why the actor does it.
    public @Nullable String reason() {
        return text("reason", 2000);
    }

    /// Mandatory on corrections.
    public String requiredReason() {
        return requiredText("reason", 2000);
    }

    /// The codes of the findings that the actor says yes to.
    public List<String> confirm() {
        return texts("confirm", 50, 100);
    }

    private record Item(JsonNode node, String pointer) {}

    private List<Item> items(String name, int most) {
        var node = present(name);
        var items = new ArrayList<Item>();
        if (node == null) {
            return items;
        }
        if (!node.isArray()) {
            findings.error(pointer(name), "not-a-list", shown(node));
            return items;
        }
        if (node.size() > most) {
            findings.error(pointer(name), "too-many", node.size(), most);
            return items;
        }
        for (var element : node.values()) {
            items.add(new Item(element, pointer(name) + "/" + items.size()));
        }
        return items;
    }

    private Members inner(JsonNode node, String pointer) {
        var members = new Members(node, pointer, findings);
        inner.add(members);
        return members;
    }

    private @Nullable String text(JsonNode node, String pointer, int most) {
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

    private <E extends Enum<E>> @Nullable E one(JsonNode node, String pointer, Class<E> type) {
        var constants = type.getEnumConstants();
        for (var constant : constants) {
            if (node.isString() && constant.name().equals(node.stringValue())) {
                return constant;
            }
        }
        findings.error(
                pointer,
                "not-one-of",
                shown(node),
                Arrays.stream(constants).map(Enum::name).toList());
        return null;
    }

    private @Nullable Long whole(String name, long least, long most) {
        var node = present(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber()) {
            findings.error(pointer(name), isQuoted(node) ? "number-in-quotes" : "not-a-whole-number", shown(node));
            return null;
        }
        if (!node.canConvertToLong() || node.longValue() < least || node.longValue() > most) {
            findings.error(pointer(name), "out-of-range", shown(node), Long.toString(least), Long.toString(most));
            return null;
        }
        return node.longValue();
    }

    private static boolean isQuoted(JsonNode node) {
        return node.isString()
                && !node.stringValue().isEmpty()
                && node.stringValue().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private @Nullable JsonNode present(String name) {
        asked.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /// Not where the member was there and wrong: that has been said.
    private void missing(String name) {
        var node = object.get(name);
        var empty = node == null
                || node.isNull()
                || (node.isString() && node.stringValue().isBlank());
        if (empty) {
            findings.error(pointer(name), "missing");
        }
    }

    private void refuseUnknown() {
        for (var name : object.propertyNames()) {
            if (!asked.contains(name)) {
                findings.error(pointer(name), "unknown-member", Texts.shown(name), List.copyOf(asked));
            }
        }
        inner.forEach(Members::refuseUnknown);
    }

    private static String shown(JsonNode node) {
        return Texts.shown(node.isString() ? node.stringValue() : node.toString());
    }

    /// Dates as the contract writes them.
    static final class Dates {
        private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
        private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

        private Dates() {}

        static @Nullable LocalDate parse(String text) {
            try {
                var date = LocalDate.parse(text);
                return date.isBefore(FIRST) || date.isAfter(LAST) ? null : date;
            } catch (DateTimeParseException e) {
                return null;
            }
        }
    }
}
