package vn.cnnt.registry.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import vn.cnnt.manners.finding.Finding;

/// What must be remembered of a command to give its answer again: the state follows from the events.
public record KeyedAnswer(
        String key,
        String target,
        String fingerprint,
        String aggregate,
        long version,
        List<Finding> warnings,
        Instant at) {
    public KeyedAnswer {
        warnings = List.copyOf(warnings);
    }

    Document toDocument() {
        return new Document("key", key)
                .append("target", target)
                .append("fingerprint", fingerprint)
                .append("aggregate", aggregate)
                .append("version", version)
                .append("at", Date.from(at))
                .append(
                        "warnings",
                        warnings.stream().map(KeyedAnswer::toDocument).toList());
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
                document.getDate("at").toInstant());
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
