package vn.cnnt.manners.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.finding.Finding;

/// The language of a page: its words, and how it writes numbers and times. What a word mentions is written already.
public record Speech(Words words, Locale locale, Notation notation) {
    public static Speech of(Words words, Locale locale) {
        return new Speech(words, locale, Notation.of(locale));
    }

    public String say(String code, Object... arguments) {
        return words.of(code, locale, arguments);
    }

    /// `vi` or `en`.
    public String code() {
        return locale.getLanguage();
    }

    public boolean isEnglish() {
        return code().equals("en");
    }

    /// The one of the two texts that is in the page's language.
    public String of(String vi, String en) {
        return isEnglish() ? en : vi;
    }

    /// Findings in words, one after the other.
    public String say(List<Finding> findings) {
        return String.join(" ", findings.stream().map(this::say).toList());
    }

    /// A finding in words. A code has words of its own for people where the API's speak of members and headers.
    public String say(Finding finding) {
        var own = "page.finding." + finding.code();
        return say(words.has(own, locale) ? own : "finding." + finding.code(), written(finding.arguments()));
    }

    /// What words mention, as people write and call it.
    Object[] written(List<Object> arguments) {
        return arguments.stream().map(this::written).toArray();
    }

    private Object written(Object argument) {
        return switch (argument) {
            case Instant time -> notation.moment(time);
            case LocalDate day -> notation.date(day);
            case Collection<?> several ->
                several.stream().map(one -> written((Object) one)).toList();
            default -> words.called(argument, locale);
        };
    }
}
