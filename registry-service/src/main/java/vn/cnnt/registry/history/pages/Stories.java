package vn.cnnt.registry.history.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.history.HistoryController;
import vn.cnnt.registry.history.HistoryController.HistoryEntry;
import vn.cnnt.registry.history.Verification;
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
    /// The events that a page shows at once; a thing has about ten.
    private static final int EVENTS = 50;

    /// What an event changed is known from all before it: of a longer history it isn't said, nor is its chain looked at
    /// unless somebody asks, so that no page reads more than this.
    private static final int MOST_READ = 2000;

    private static final String BEFORE = "before";
    private static final String VERIFIED = "verified";

    private static final String HISTORY = "#h-history";
    private static final String VERSION = "version";
    private static final String RECORDED_AT = "recordedAt";

    private final FormCycle forms;
    private final Desk desk;
    private final Aggregates aggregates;
    private final History history;

    Stories(FormCycle forms, Desk desk, Aggregates aggregates, History history) {
        this.forms = forms;
        this.desk = desk;
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
        var all = seen.now().version();
        var last = Math.min(all, before(request, all + 1) - 1);
        var first = Math.max(1, last - EVENTS + 1);
        var isRead = all <= MOST_READ || request.getParameter(VERIFIED) != null;
        var whole = isRead ? history.stream(type, id).orElseThrow(() -> new Rejection.NotFound(id)) : null;
        return new Story(
                page,
                events(entries(type, id, whole, first, last), page, frame),
                new Story.Part(
                        first,
                        last,
                        all,
                        last <= MOST_READ,
                        first == 1 ? null : to(frame, first),
                        last == all ? null : last + EVENTS >= all ? to(frame, all + 1) : to(frame, last + EVENTS + 1)),
                whole == null ? null : Verification.of(type, whole),
                frame.to(Address.of(page).with(VERIFIED, "true")) + HISTORY,
                seen.isNow()
                        ? null
                        : then(seen, FormCycle.text(request, RECORDED_AT).strip(), frame),
                FormCycle.text(request, RECORDED_AT));
    }

    /// @param whole null where it is too long to be read unasked
    private <S> List<HistoryEntry> entries(
            AggregateType<S> type, String id, History.@Nullable Stream<S> whole, long first, long last) {
        if (last > MOST_READ) {
            return history.events(type, id, first, last).stream()
                    .map(HistoryEntry::of)
                    .toList();
        }
        var events = whole == null ? history.events(type, id, 1, last) : whole.events();
        return HistoryController.entries(type, events, first - 1, (int) (last - first + 1));
    }

    /// Which events are shown: those before a version. Whatever else the address says asks for the newest.
    private static long before(HttpServletRequest request, long newest) {
        var text = FormCycle.text(request, BEFORE).strip();
        var isVersion = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isVersion ? Math.clamp(Long.parseLong(text), 2, newest) : newest;
    }

    private static String to(Frame frame, long before) {
        return frame.to(frame.address().with(BEFORE, Long.toString(before))) + HISTORY;
    }

    /// @param asked the time that was asked for, as it was typed; empty where a version was
    private Then then(Seen<?> seen, String asked, Frame frame) {
        var changes = FieldChange.between(
                WireFormat.JSON.valueToTree(seen.stored().state()),
                WireFormat.JSON.valueToTree(seen.now().state()));
        var isStill = seen.stored().version() == seen.now().version();
        var words = "history.then" + (asked.isEmpty() ? "" : ".at") + (isStill ? ".still" : "");
        return new Then(
                frame.say(
                        words,
                        Long.toString(seen.stored().version()),
                        Long.toString(seen.now().version()),
                        asked),
                isStill,
                desk.changes(changes, frame.speech()));
    }

    /// The newest first.
    private List<Event> events(List<HistoryEntry> entries, String page, Frame frame) {
        var called = desk.called(entries.stream().flatMap(it -> it.changes().stream()));
        var events = new ArrayList<Event>();
        for (var entry : entries.reversed()) {
            events.add(new Event(
                    entry.version(),
                    title(entry.type(), frame),
                    frame.speech().notation().moment(Instant.parse(entry.recordedAt())),
                    entry.actor(),
                    entry.reason(),
                    entry.changes().stream()
                            .map(it -> Desk.change(it, called, frame.speech()))
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
