package vn.cnnt.registry.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.store.Paging;

/// The parameters of a query, read as [Members] are: everything wrong is told at once, and a parameter nobody asked for
/// is unknown.
public final class Parameters {
    private final Map<String, String[]> given;
    private final Findings findings = new Findings();
    private final TreeSet<String> asked = new TreeSet<>();

    Parameters(Map<String, String[]> given) {
        this.given = given;
    }

    public Findings findings() {
        return findings;
    }

    /// Refuses the query with everything that was found.
    public void check() {
        var language = text(Languages.PARAMETER, 200);
        if (language != null && !Languages.CODES.contains(language)) {
            findings.error(Languages.PARAMETER, "not-one-of", Texts.shown(language), Languages.CODES);
        }
        for (var name : given.keySet()) {
            if (!asked.contains(name)) {
                findings.error(name, "unknown-parameter", Texts.shown(name), List.copyOf(asked));
            }
        }
        Refused.check(findings);
    }

    public @Nullable String text(String name, int most) {
        asked.add(name);
        var values = given.get(name);
        if (values == null) {
            return null;
        }
        if (values.length > 1) {
            findings.error(name, "repeated", values.length);
            return null;
        }
        var flaw = Texts.flaw(values[0]);
        if (flaw != null) {
            findings.error(name, flaw);
            return null;
        }
        var text = Texts.normal(values[0]);
        var length = text.codePointCount(0, text.length());
        if (length > most) {
            findings.error(name, "too-long", length, most);
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    public <E extends Enum<E>> @Nullable E one(String name, Class<E> type) {
        var text = text(name, 200);
        if (text == null) {
            return null;
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        var valid = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        findings.error(name, "not-one-of", Texts.shown(text), valid);
        return null;
    }

    public @Nullable Long whole(String name, long least, long most) {
        var text = text(name, 200);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]+")) {
            findings.error(name, "not-a-whole-number", Texts.shown(text));
            return null;
        }
        if (text.length() > 18 || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            findings.error(name, "out-of-range", Texts.shown(text), Long.toString(least), Long.toString(most));
            return null;
        }
        return Long.parseLong(text);
    }

    public @Nullable Integer integer(String name, int least, int most) {
        var number = whole(name, least, most);
        return number == null ? null : Math.toIntExact(number);
    }

    public @Nullable Integer year(String name) {
        return integer(name, 1900, 2200);
    }

    public @Nullable LocalDate date(String name) {
        var text = text(name, 200);
        if (text == null) {
            return null;
        }
        var date = Members.Dates.parse(text);
        if (date == null) {
            findings.error(name, "not-a-date", Texts.shown(text));
        }
        return date;
    }

    /// RFC 3339 with offset.
    public @Nullable Instant time(String name) {
        var text = text(name, 200);
        if (text == null) {
            return null;
        }
        try {
            // a plus that nobody encoded has become a space
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            findings.error(name, "not-a-time", Texts.shown(text));
            return null;
        }
    }

    /// `limit` and `cursor`.
    public Paging paging() {
        var limit = integer("limit", 1, Paging.MOST);
        var cursor = text("cursor", 1000);
        var after = cursor == null ? null : Cursor.read(Answers.LIST, cursor);
        if (cursor != null && after == null) {
            findings.error("cursor", "not-a-cursor");
        }
        return new Paging(limit == null ? Paging.DEFAULT : limit, after);
    }
}
