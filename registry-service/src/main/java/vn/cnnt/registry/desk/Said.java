package vn.cnnt.registry.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.FairState;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.events.SizeClass;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Speech;

/// The register's codes, provinces, fields and values as people read them.
public final class Said {
    /// Which list a member's code is of.
    private static final Map<String, Labelled[]> LISTS = Map.ofEntries(
            Map.entry("legalForm", LegalForm.values()),
            Map.entry("size", SizeClass.values()),
            Map.entry("productGroup", ProductGroup.values()),
            Map.entry("level", Level.values()),
            Map.entry("issuer", Issuer.values()),
            Map.entry("source", FundingSource.values()),
            Map.entry("content", SupportContent.values()),
            Map.entry("kind", GrantKind.values()),
            Map.entry("form", OfficialForm.values()));

    private Said() {}

    public static String of(@Nullable Labelled code, Speech speech) {
        return code == null ? "" : speech.of(code.vi(), code.en());
    }

    public static String of(@Nullable LocalDate day, Speech speech) {
        return day == null ? "" : speech.notation().date(day);
    }

    /// One that has ended says when, since another one may be of the same name today.
    public static String of(@Nullable Province province, Speech speech) {
        if (province == null) {
            return "";
        }
        var name = speech.of(province.vi(), province.en());
        var to = province.validTo();
        return to == null
                ? name
                : speech.say("province.until", name, speech.notation().date(to));
    }

    /// The values of a closed list, to choose from.
    public static List<Option> options(Labelled[] all, Speech speech) {
        return Arrays.stream(all)
                .map(it -> new Option(it.name(), of(it, speech)))
                .toList();
    }

    /// The provinces to choose from: those of today first, then those that ended, each with the day it ended.
    public static List<Option> provinces(Speech speech) {
        var today =
                Province.all().stream().filter(Province::isCurrent).map(it -> province(it, "province.today", speech));
        var before = Province.all().stream()
                .filter(it -> !it.isCurrent())
                .map(it -> province(it, "province.before", speech));
        return Stream.concat(today, before).toList();
    }

    private static Option province(Province of, String group, Speech speech) {
        return new Option(of.key(), of(of, speech), speech.say(group), null, of.validFrom(), of.validTo());
    }

    /// Adds what a field says to the facts of a page, where it says anything.
    public static void addTo(List<Option> facts, String field, @Nullable String text, Speech speech) {
        if (text != null && !text.isEmpty()) {
            facts.add(new Option(speech.say("field." + field), text));
        }
    }

    /// What a field of a difference is called: `recognitions/r1/status`, `funding/NATIONAL/approved`.
    public static String field(String path, Speech speech) {
        return field(path, Map.of(), speech);
    }

    /// The same, and establishments on the way by their names.
    ///
    /// @param called what they are called, by id
    static String field(String path, Map<String, String> called, Speech speech) {
        var said = new ArrayList<String>();
        for (var step : path.split("/", -1)) {
            said.add(called.getOrDefault(step, step(step, speech)));
        }
        return String.join(Frame.STEP, said);
    }

    private static String step(String step, Speech speech) {
        var code = "field." + step;
        if (speech.words().has(code, speech.locale())) {
            return speech.say(code);
        }
        for (Labelled[] codes : List.of(FundingSource.values(), GrantState.values())) {
            for (var one : codes) {
                if (one.name().equals(step)) {
                    return of(one, speech);
                }
            }
        }
        return step;
    }

    /// A value of a field, as people read it; empty where there is none.
    public static String value(String path, JsonNode value, Speech speech) {
        if (value.isNull()) {
            return "";
        }
        if (value.isBoolean()) {
            return speech.say(value.booleanValue() ? "value.yes" : "value.no");
        }
        if (value.isIntegralNumber()) {
            var number = value.longValue();
            return Math.abs(number) < 10_000
                    ? Long.toString(number)
                    : speech.notation().whole(number);
        }
        if (value.isArray()) {
            return String.join(
                    "; ",
                    value.values().stream().map(it -> value(path, it, speech)).toList());
        }
        if (value.isObject()) {
            return value.toString();
        }
        return text(path, value.asString(), speech);
    }

    /// What stands in a control, as people read it: a code in its words.
    public static String typed(String control, String text, Speech speech) {
        return text(control.replace('.', '/'), text, speech);
    }

    private static String text(String path, String text, Speech speech) {
        var member = path.substring(path.lastIndexOf('/') + 1);
        if (member.toLowerCase(Locale.ROOT).endsWith("province")) {
            var province = Province.find(text);
            return province == null ? text : of(province, speech);
        }
        if (member.equals("row")) {
            return FigureWords.row(text, speech);
        }
        if (member.equals("column")) {
            return FigureWords.column(text, speech);
        }
        var list = path.equals("identifier/kind") ? null : list(path, member);
        if (list != null) {
            for (var code : list) {
                if (code.name().equals(text)) {
                    return of(code, speech);
                }
            }
        }
        if (path.equals("identifier/kind")) {
            return speech.say("identifier.kind." + text);
        }
        return dated(text, speech);
    }

    private static Labelled @Nullable [] list(String path, String member) {
        return switch (member) {
            case "status" -> path.startsWith("recognitions/") ? RecognitionStatus.values() : EnterpriseStatus.values();
            case "state" -> path.startsWith("fair/") ? FairState.values() : GrantState.values();
            default -> LISTS.get(member);
        };
    }

    private static String dated(String text, Speech speech) {
        try {
            if (text.length() == 10 && text.charAt(4) == '-') {
                return speech.notation().date(LocalDate.parse(text));
            }
            if (text.length() > 19 && text.charAt(10) == 'T') {
                return speech.notation().moment(Instant.parse(text));
            }
        } catch (DateTimeParseException e) {
            return text;
        }
        return text;
    }
}
