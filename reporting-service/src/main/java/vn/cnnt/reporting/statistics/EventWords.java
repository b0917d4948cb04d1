package vn.cnnt.reporting.statistics;

import java.util.Locale;
import java.util.ResourceBundle;

/// What happened, and what it happened to, in words.
public final class EventWords {
    private static final ResourceBundle VIETNAMESE = words("vi");
    private static final ResourceBundle ENGLISH = words("en");
    private static final String VERSION = ".v";

    private EventWords() {}

    /// Of an event's type; a type that this service doesn't know is its own name.
    public static Text ofType(String type) {
        var end = type.lastIndexOf(VERSION);
        return word(end < 0 ? type : type.substring(0, end), type);
    }

    /// Of a field: `funding/NATIONAL/approved` is approved money of national funds.
    static Text ofField(String field) {
        var parts = field.split("/", -1);
        var last = word("field." + parts[parts.length - 1], field);
        if (parts.length == 3 && parts[0].equals("funding")) {
            var source = word("source." + parts[1], parts[1]);
            return new Text(last.vi() + " (" + source.vi() + ")", last.en() + " (" + source.en() + ")");
        }
        return last;
    }

    private static Text word(String key, String otherwise) {
        return VIETNAMESE.containsKey(key)
                ? new Text(VIETNAMESE.getString(key), ENGLISH.getString(key))
                : new Text(otherwise, otherwise);
    }

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle(
                "vn.cnnt.reporting.statistics.events",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
