package vn.cnnt.manners.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Speech;

/// The trail in words.
final class AuditWords {
    private static final String ACTION = "audit.action.";

    private AuditWords() {}

    /// An action that has words.
    ///
    /// @param name as the API names it
    record Known(String name, String words) {}

    /// What the filter offers, in the order of the words.
    ///
    /// @param actions the bundle in which a service has words for its actions
    static List<Known> known(String actions, Speech speech) {
        return ResourceBundle.getBundle(actions, Locale.ENGLISH).keySet().stream()
                .filter(code -> code.startsWith(ACTION))
                .map(code -> new Known(code.substring(ACTION.length()), speech.say(code)))
                .sorted(Comparator.comparing(Known::words).thenComparing(Known::name))
                .toList();
    }

    /// What an action is called; one that has no words is named as the API names it.
    static String action(Speech speech, String action) {
        return isNamed(speech, action) ? speech.say(ACTION + action) : action;
    }

    /// Whether an act has a name in words; else it is called by its code.
    static boolean isNamed(Speech speech, String action) {
        return speech.words().has(ACTION + action, speech.locale());
    }

    /// How the stylesheet shows what came of it.
    static String tag(AuditEntry entry) {
        return switch (entry.outcome()) {
            case DONE -> "calm";
            case REFUSED -> "warn";
            case FAILED -> "bad";
        };
    }

    /// Everything of one actor.
    static Address by(AuditEntry entry) {
        return Address.of("/audit").with("actor", entry.actor());
    }
}
