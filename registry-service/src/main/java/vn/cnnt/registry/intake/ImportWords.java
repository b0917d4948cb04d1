package vn.cnnt.registry.intake;

import java.util.Arrays;
import java.util.List;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.registry.intake.list.Kind;

/// What of an import has words of its own on pages.
final class ImportWords {
    private ImportWords() {}

    static List<Option> kinds(Frame frame) {
        return Arrays.stream(Kind.values())
                .map(it -> new Option(it.word(), frame.say("import.kind." + it.word())))
                .toList();
    }

    static List<Option> states(Frame frame) {
        return Arrays.stream(Import.State.values())
                .map(it -> new Option(it.name(), frame.say("import.state." + it)))
                .toList();
    }

    /// How the stylesheet shows its state.
    static String tag(ImportAnswer of) {
        return switch (of.state()) {
            case RUNNING -> "going";
            case DONE -> of.toConfirm() + of.refused() > 0 ? "warn" : "good";
            case CANCELLED -> "calm";
            case FAILED -> "bad";
        };
    }

    /// What is confirmed by a code; one that has no words is named as the API names it.
    static String code(String code, Frame frame) {
        var words = "import.code." + code;
        return frame.speech().words().has(words, frame.speech().locale()) ? frame.say(words) : code;
    }

    static String codes(List<String> codes, Frame frame) {
        return String.join("; ", codes.stream().map(it -> code(it, frame)).toList());
    }
}
