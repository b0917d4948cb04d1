package vn.cnnt.manners;

import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.security.Role;

/// Finds the words for a code in a language. Money (a `Long`) is written with separators, any other number plainly;
/// a personal id that somebody sent where none belongs is not said back.
public final class Words {
    private final MessageSource messages;
    private final List<Called> called;

    public Words(MessageSource messages) {
        this(messages, List.of());
    }

    /// @param called how people call what a message mentions, the first that knows it
    Words(MessageSource messages, List<Called> called) {
        this.messages = messages;
        this.called = List.copyOf(called);
    }

    /// As people call it, or as it is.
    public Object called(Object argument, Locale locale) {
        for (var one : called) {
            var name = one.name(argument, locale);
            if (name != null) {
                return name;
            }
        }
        return argument;
    }

    public String of(Finding finding, Locale locale) {
        return of("finding." + finding.code(), locale, finding.arguments().toArray());
    }

    /// Whether there are words for it.
    public boolean has(String code, Locale locale) {
        return messages.getMessage(code, null, null, locale) != null;
    }

    public String of(String code, Locale locale, Object... arguments) {
        var written = new Object[arguments.length];
        for (var i = 0; i < arguments.length; i++) {
            written[i] = written(arguments[i], locale);
        }
        return Plural.chosen(messages.getMessage(code, written, locale));
    }

    private Object written(Object argument, Locale locale) {
        return switch (argument) {
            case Long money -> money;
            case Collection<?> several ->
                several.stream().map(one -> written(one, locale).toString()).collect(Collectors.joining(", "));
            // people know it by its name, tokens by its word
            case Role role -> of("role." + role.word(), locale) + " (" + role.word() + ")";
            case TemporalAccessor time -> time.toString();
            default -> Plural.typed(Texts.wellFormed(PersonalId.withheld(argument.toString())));
        };
    }
}
