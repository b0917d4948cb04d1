package vn.cnnt.manners;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.manners.finding.Finding;

/// Why something could not go on, as it is kept until somebody reads it: codes and what their words mention, which are
/// put into words in the language of whoever reads. What an earlier version kept is text, and is said as it stands; so
/// is every text that is mentioned, whatever it looks like: anybody may have written it.
public final class KeptFindings {
    /// Numbers are money, and money is long.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    /// How what is kept begins, and no sentence does.
    private static final String BEGIN = "[{\"code\":";

    private KeptFindings() {}

    /// What was kept of something before, mentioned by what is kept now: it is put into words with it.
    public record Before(String kept) {}

    private record Kept(String code, @Nullable List<Object> arguments) {
        Finding found(Words words, Locale locale) {
            var mentioned = arguments == null ? List.of() : arguments;
            return Finding.error(
                    "",
                    code,
                    mentioned.stream()
                            .map(it -> it instanceof Map<?, ?> before
                                    ? requireNonNull(say(String.valueOf(before.get("kept")), words, locale))
                                    : it)
                            .toArray());
        }
    }

    /// A personal id that an argument quotes is not kept.
    public static String of(List<Finding> findings) {
        return JSON.writeValueAsString(findings.stream()
                .map(it -> new Kept(
                        it.code(),
                        it.arguments().stream().map(KeptFindings::plain).toList()))
                .toList());
    }

    public static String of(String code, Object... arguments) {
        return of(List.of(Finding.error("", code, arguments)));
    }

    /// In words; null of null.
    public static @Nullable String say(@Nullable String kept, Words words, Locale locale) {
        if (kept == null || !kept.startsWith(BEGIN)) {
            return kept;
        }
        try {
            return List.of(JSON.readValue(kept, Kept[].class)).stream()
                    .map(it -> it.found(words, locale))
                    .map(it -> words.has("finding." + it.code(), locale) ? words.of(it, locale) : it.code())
                    .collect(Collectors.joining(" "));
        } catch (JacksonException _) { // a sentence that begins so all the same
            return kept;
        }
    }

    /// Money stays a number, since it is written as money.
    private static Object plain(Object argument) {
        return switch (argument) {
            case Long money -> money;
            case Before before -> before;
            case Collection<?> several ->
                several.stream().map(KeptFindings::plain).toList();
            default -> PersonalId.withheld(argument.toString());
        };
    }
}
