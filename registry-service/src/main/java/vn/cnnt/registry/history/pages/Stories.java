package vn.cnnt.registry.history.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.history.HistoryController;
import vn.cnnt.registry.history.pages.Story.Event;
import vn.cnnt.registry.history.pages.Story.Then;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.FieldChange;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.AsOf;

/// Finds a thing as its page is asked for, and tells how it became that.
@Component
public class Stories {
    /// The most events that a page shows at once; a thing has about ten.
    private static final int EVENTS = Listing.MOST;

    private static final String VERSION = "version";
    private static final String RECORDED_AT = "recordedAt";

    private final FormCycle forms;
    private final HistoryController histories;
    private final Aggregates aggregates;
    private final History history;

    Stories(FormCycle forms, HistoryController histories, Aggregates aggregates, History history) {
        this.forms = forms;
        this.histories = histories;
        this.aggregates = aggregates;
        this.history = history;
    }

    /// A thing as it is, and as it was asked for.
    public record Seen<S>(Stored<S> now, Stored<S> stored, boolean isNow) {}

    public <S> Seen<S> seen(AggregateType<S> type, String id, HttpServletRequest request) {
        var now = aggregates.get(type, id).orElseThrow(() -> new Rejection.NotFound(id));
        var when = when(request);
        return when.asksForNow()
                ? new Seen<>(now, now, true)
                : new Seen<>(now, when.find(type, id, aggregates, history), false);
    }

    /// The version or the time that is asked for; what was left empty in the form is not.
    private AsOf when(HttpServletRequest request) {
        var isAsked = !FormCycle.text(request, VERSION).isBlank()
                || !FormCycle.text(request, RECORDED_AT).isBlank();
        return isAsked ? forms.query(request, AsOf.class) : new AsOf(null, null);
    }

    public <S> Story of(AggregateType<S> type, Seen<S> seen, HttpServletRequest request, Frame frame) {
        var id = seen.now().id();
        var page = "/" + type.collection() + "/" + id;
        return new Story(
                page,
                events(type.collection(), id, page, frame),
                histories.verification(type.collection(), id),
                seen.isNow() ? null : then(seen, frame),
                FormCycle.text(request, RECORDED_AT));
    }

    private static Then then(Seen<?> seen, Frame frame) {
        var changes = FieldChange.between(
                WireFormat.JSON.valueToTree(seen.stored().state()),
                WireFormat.JSON.valueToTree(seen.now().state()));
        return new Then(
                frame.say(
                        "history.then",
                        Long.toString(seen.stored().version()),
                        Long.toString(seen.now().version())),
                changes.stream().map(it -> Desk.change(it, frame.speech())).toList());
    }

    private List<Event> events(String collection, String id, String page, Frame frame) {
        var list = Objects.requireNonNull(
                histories
                        .events(collection, id, new Listing(EVENTS, new Cursor("", null)))
                        .getBody(),
                "history");
        var events = new ArrayList<Event>();
        for (var entry : list.items().reversed()) {
            events.add(new Event(
                    entry.version(),
                    title(entry.type(), frame),
                    frame.speech().notation().moment(Instant.parse(entry.recordedAt())),
                    entry.actor(),
                    entry.reason(),
                    entry.changes().stream()
                            .map(it -> Desk.change(it, frame.speech()))
                            .toList(),
                    frame.to(Address.of(page).with(VERSION, Long.toString(entry.version())))));
        }
        return events;
    }

    /// `vn.cnnt.recognition.decided.v1` in words; of a newer writer's events nobody here knows any.
    static String title(String type, Frame frame) {
        var steps = type.split("\\.", -1);
        var code = steps.length == 5 ? "event." + steps[2] + "." + steps[3] : type;
        return frame.speech().words().has(code, frame.speech().locale()) ? frame.say(code) : type;
    }
}
