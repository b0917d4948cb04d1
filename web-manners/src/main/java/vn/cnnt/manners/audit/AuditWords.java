package vn.cnnt.manners.audit;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;

/// The trail in words.
final class AuditWords {
    private static final String ACTION = "audit.action.";

    private static final String LOOKED = "GET ";

    /// The bundle with the words for what is done in every service.
    private static final String OWN = "manners";

    private AuditWords() {}

    /// What the filter offers, in the order of the words; each stands in the address as the API names it.
    ///
    /// @param actions the bundle in which a service has words for its actions
    /// @param asked for now, offered whatever it is; empty where none is
    static List<Option> offered(String actions, String asked, Speech speech) {
        var names = Stream.of(OWN, actions)
                .flatMap(bundle -> ResourceBundle.getBundle(bundle, Locale.ENGLISH).keySet().stream())
                .filter(code -> code.startsWith(ACTION))
                .map(code -> code.substring(ACTION.length()));
        return Stream.concat(names, Stream.of(asked))
                .filter(name -> !name.isBlank())
                .distinct()
                .map(name -> new Option(name, action(speech, name)))
                .sorted(Comparator.comparing(Option::words, Collator.getInstance(speech.locale()))
                        .thenComparing(Option::value))
                .toList();
    }

    /// What an action is called; one that has no words is named as the API names it.
    static String action(Speech speech, String action) {
        if (!isNamed(speech, action)) {
            return action;
        }
        var page = page(action);
        return page == null ? name(speech, action) : name(speech, action) + " " + page;
    }

    /// Whether an act has a name in words; else it is called by its code.
    static boolean isNamed(Speech speech, String action) {
        return page(action) != null || speech.words().has(ACTION + action, speech.locale());
    }

    /// The name in words; that of a page doesn't say which.
    static String name(Speech speech, String action) {
        if (page(action) == null) {
            return speech.say(ACTION + action);
        }
        return speech.say(action.startsWith(LOOKED) ? "audit.page.looked" : "audit.page.sent");
    }

    /// The page that somebody was refused: it has no operation's name, so its method and its path stand for it. Null of
    /// whatever else was done, and of what a program was refused before it was known which operation it asked for.
    static @Nullable String page(String action) {
        var path = action.indexOf(" /") + 1;
        return path > 0 && Pages.isPage(action.substring(path)) ? action.substring(path) : null;
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
