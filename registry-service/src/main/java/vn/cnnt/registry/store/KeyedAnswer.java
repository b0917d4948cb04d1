package vn.cnnt.registry.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.finding.Finding;

/// What must be remembered of a request to give its answer again. A command's state follows from the events.
///
/// @param body the answer itself, of what is no command
public record KeyedAnswer(
        String key,
        String target,
        String fingerprint,
        String aggregate,
        long version,
        List<Finding> warnings,
        Instant at,
        @Nullable String body) {
    public KeyedAnswer {
        warnings = List.copyOf(warnings);
    }

    public KeyedAnswer(
            String key,
            String target,
            String fingerprint,
            String aggregate,
            long version,
            List<Finding> warnings,
            Instant at) {
        this(key, target, fingerprint, aggregate, version, warnings, at, null);
    }

    /// With the answer itself.
    public KeyedAnswer with(String answer) {
        return new KeyedAnswer(key, target, fingerprint, aggregate, version, warnings, at, answer);
    }

    Document toDocument() {
        var document = new Document("key", key)
                .append("target", target)
                .append("fingerprint", fingerprint)
                .append("aggregate", aggregate)
                .append("version", version)
                .append("at", Date.from(at))
                .append(
                        "warnings",
                        warnings.stream().map(KeyedAnswer::toDocument).toList());
        return body == null ? document : document.append("body", body);
    }

    static KeyedAnswer of(Document document) {
        return new KeyedAnswer(
                document.getString("key"),
                document.getString("target"),
                document.getString("fingerprint"),
                document.getString("aggregate"),
                document.getLong("version"),
                document.getList("warnings", Document.class).stream()
                        .map(KeyedAnswer::finding)
                        .toList(),
                document.getDate("at").toInstant(),
                document.getString("body"));
    }

    /// With arguments of the kinds that the store keeps, so that an answer reads the same the first time and later.
    public static Finding plain(Finding finding) {
        var arguments = finding.arguments().stream().map(KeyedAnswer::plain).toList();
        return new Finding(finding.field(), finding.code(), finding.weight(), arguments);
    }

    private static Object plain(Object argument) {
        return switch (argument) {
            case Long number -> number;
            case Integer number -> number;
            case Collection<?> several ->
                several.stream().map(KeyedAnswer::plainElement).toList();
            default -> argument.toString();
        };
    }

    private static Object plainElement(Object element) {
        return plain(element);
    }

    private static Document toDocument(Finding finding) {
        return new Document("field", finding.field())
                .append("code", finding.code())
                .append("weight", finding.weight().name())
                .append("arguments", finding.arguments());
    }

    private static Finding finding(Document document) {
        return new Finding(
                document.getString("field"),
                document.getString("code"),
                Finding.Weight.valueOf(document.getString("weight")),
                document.getList("arguments", Object.class));
    }
}
