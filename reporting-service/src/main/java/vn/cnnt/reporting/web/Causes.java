package vn.cnnt.reporting.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.SaysWhy;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// Why some work of the service could not go on: kept in codes, told in the language of whoever reads. What a server
/// that is away says of it stands beside it as it was said.
@Component
public class Causes {
    private final Words words;

    public Causes(Words words) {
        this.words = words;
    }

    /// As it is kept.
    public static String of(RuntimeException e) {
        var said = String.valueOf(e.getMessage());
        return switch (e) {
            case SaysWhy why -> KeptFindings.of(why.findings());
            case StoreUnavailable _ -> KeptFindings.of("store-away", said);
            case FiguresUnavailable _ -> KeptFindings.of("figures-away", said);
            default -> KeptFindings.of("went-wrong", said);
        };
    }

    /// In words; null of null.
    public @Nullable String say(@Nullable String kept, Locale locale) {
        return KeptFindings.say(kept, words, locale);
    }
}
