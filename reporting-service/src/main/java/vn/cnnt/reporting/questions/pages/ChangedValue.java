package vn.cnnt.reporting.questions.pages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.events.SizeClass;
import vn.cnnt.events.SupportContent;
import vn.cnnt.manners.page.Speech;

/// The value of a field before or after an event, as it is read: a code by its name, a day and an amount as people
/// write them.
///
/// @param isTyped whether somebody typed it, so that it has a language of its own
record ChangedValue(String words, boolean isTyped) {
    private static final String NOTHING = "–";
    private static final String UNKNOWN = "UNKNOWN";

    private static final Map<String, List<Labelled>> CODES = Map.of(
            "status", codes(EnterpriseStatus.values(), RecognitionStatus.values()),
            "state", codes(GrantState.values()),
            "level", codes(Level.values()),
            "legalForm", codes(LegalForm.values()),
            "size", codes(SizeClass.values()),
            "productGroup", codes(ProductGroup.values()),
            "kind", codes(GrantKind.values()),
            "content", codes(SupportContent.values()));

    private static final Set<String> PLACES = Set.of("province", "decidedProvince");
    private static final Set<String> DAYS = Set.of("decisionDate", "validFrom", "validUntil", "revokedOn");
    private static final Set<String> YEARS = Set.of("votingYear", "planYear");
    private static final Set<String> TYPED = Set.of("name", "title", "product", "decisionNumber", "revocationNumber");

    private static List<Labelled> codes(Labelled[]... lists) {
        return Stream.of(lists).flatMap(Stream::of).toList();
    }

    /// @param field its path in the thing: `status`, `funding/NATIONAL/approved`
    static ChangedValue of(Speech speech, String field, @Nullable String value) {
        if (value == null) {
            return new ChangedValue(NOTHING, false);
        }
        var name = field.substring(field.lastIndexOf('/') + 1);
        return new ChangedValue(words(speech, name, value), TYPED.contains(name));
    }

    private static String words(Speech speech, String name, String value) {
        if (value.equals(UNKNOWN)) {
            return speech.say("figure.unknown");
        }
        var codes = CODES.get(name);
        if (codes != null) {
            return codes.stream()
                    .filter(it -> it.name().equals(value))
                    .findFirst()
                    .map(it -> speech.of(it.vi(), it.en()))
                    .orElse(value);
        }
        if (PLACES.contains(name)) {
            var province = Province.find(value);
            return province == null ? value : PlaceNames.exact(speech, province);
        }
        if (name.equals("isSet")) {
            return speech.say(value.equals("true") ? "value.yes" : "value.no");
        }
        if (DAYS.contains(name)) {
            return day(speech, value);
        }
        return TYPED.contains(name) || YEARS.contains(name) ? value : number(speech, value);
    }

    private static String day(Speech speech, String value) {
        try {
            return speech.notation().date(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    /// An amount; else it is an id.
    private static String number(Speech speech, String value) {
        try {
            return speech.notation().whole(Long.parseLong(value));
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
