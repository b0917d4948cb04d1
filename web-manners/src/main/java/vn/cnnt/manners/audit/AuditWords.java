package vn.cnnt.manners.audit;

import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Speech;

/// The trail in words.
final class AuditWords {
    private AuditWords() {}

    /// What an action is called; one that has no words is named as the API names it.
    static String action(Speech speech, String action) {
        var code = "audit.action." + action;
        return speech.words().has(code, speech.locale()) ? speech.say(code) : action;
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
