package vn.cnnt.registry.store;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.RecordedEvent;

/// An event in its aggregate's document until the log has it, and the same in the archive afterwards.
///
/// @param actor who did it, as the event says
/// @param answer of the command that ended with this event, if it had a key
public record OutboxEntry(
        RecordedEvent event,
        String actor,
        List<Addressee> addressees,
        @Nullable KeyedAnswer answer) {
    static final String ACTOR = "actor";
    static final String PLACE = "place";

    public OutboxEntry {
        addressees = List.copyOf(addressees);
    }

    Document toDocument() {
        var document = eventDocument(new Document("id", event.id()));
        if (answer != null) {
            document.append("answer", answer.toDocument());
        }
        return document;
    }

    static OutboxEntry of(Document document) {
        var answer = document.get("answer", Document.class);
        var event = event(document, document.getString("id"));
        return new OutboxEntry(
                event, actor(document, event), addressees(document), answer == null ? null : KeyedAnswer.of(answer));
    }

    /// As the archive keeps it: no answer, its id as the document's, the stream's name for an operator's queries, and
    /// its place among all that its actor did.
    Document toArchive() {
        return eventDocument(new Document("_id", event.id()))
                .append("recordedAt", Date.from(event.recordedAt()))
                .append(PLACE, place());
    }

    static OutboxEntry ofArchive(Document document) {
        var event = event(document, document.getString("_id"));
        return new OutboxEntry(event, actor(document, event), addressees(document), null);
    }

    /// Texts of this kind are in the order of time; two events have never the same.
    public String place() {
        return String.format(Locale.ROOT, "%015d|%s", event.recordedAt().toEpochMilli(), event.id());
    }

    /// Those that were written down before the actor was kept beside them say it themselves.
    private static String actor(Document document, RecordedEvent event) {
        var actor = document.getString(ACTOR);
        return actor == null ? History.decode(event).actor() : actor;
    }

    private Document eventDocument(Document document) {
        var sent = new ArrayList<Document>();
        for (var addressee : addressees) {
            sent.add(new Document("key", addressee.key()).append("joined", addressee.joined()));
        }
        return document.append(ACTOR, actor)
                .append("type", event.type())
                .append("subject", event.subject())
                .append("sequence", event.sequence())
                .append("time", event.time())
                .append("value", event.value())
                .append("hash", event.hash())
                .append("addressees", sent);
    }

    private static RecordedEvent event(Document document, String id) {
        return new RecordedEvent(
                id,
                document.getString("type"),
                document.getString("subject"),
                document.getLong("sequence"),
                document.getString("time"),
                document.getString("value"),
                document.getString("hash"));
    }

    private static List<Addressee> addressees(Document document) {
        return document.getList("addressees", Document.class).stream()
                .map(sent -> new Addressee(sent.getString("key"), sent.getBoolean("joined")))
                .toList();
    }
}
