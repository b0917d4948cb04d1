package vn.cnnt.registry.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.form.Foreseen;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Round;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.FieldChange;
import vn.cnnt.registry.store.History;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answer;
import vn.cnnt.registry.web.AsOf;

/// What the pages of the register have in common beyond the round of every form: a command's answer becomes a page that
/// says what was done, a dry run's one that says what would be.
@Component
public class Desk {
    private final FormCycle forms;
    private final Aggregates aggregates;
    private final History history;
    private final NamesOfRecords names;

    Desk(FormCycle forms, Aggregates aggregates, History history, NamesOfRecords names) {
        this.forms = forms;
        this.aggregates = aggregates;
        this.history = history;
        this.names = names;
    }

    /// A thing as it is.
    public <S> Stored<S> stored(AggregateType<S> type, String id) {
        return new AsOf(null, null).find(type, id, aggregates, history);
    }

    /// What stood in each version of a thing, as it would be typed.
    public <S> LongFunction<Filled> versions(AggregateType<S> type, String id, Function<Stored<S>, Filled> typed) {
        return version -> typed.apply(new AsOf(version, null).find(type, id, aggregates, history));
    }

    /// Calls the API's own handler with what was sent; what was done leads on, what was refused or only looked over is
    /// shown again.
    ///
    /// @param next where it leads, of what was answered
    /// @param done what is told there: `<codes>.<done>`
    public <T extends Record, S> ResponseEntity<?> done(
            Round<T> form,
            Function<Bound<T>, ResponseEntity<Answer<S>>> deed,
            Function<Answer<S>, String> next,
            String done,
            Function<Form, ResponseEntity<?>> shown) {
        return form.done(
                body -> {
                    var response = deed.apply(body);
                    var answer = Objects.requireNonNull(response.getBody(), "answer");
                    if (answer.changes() != null) {
                        var foreseen = foreseen(answer, form.frame().speech());
                        return shown.apply(form.form(Told.foreseen(foreseen)));
                    }
                    var address = FormCycle.told(next.apply(answer), done)
                            .with(FormCycle.AFTER, response.getHeaders().getFirst(ChangeToken.HEADER));
                    return forms.elsewhere(form.request(), address);
                },
                shown);
    }

    /// The same of a step from one state to the next, which is all that a dry run foresees.
    ///
    /// @param next where it leads, of what was answered
    /// @param done what is told there: `<codes>.<done>`
    /// @param from the state before, as the code of its words; empty where there is none
    /// @param to the state after
    public <T extends Record> ResponseEntity<?> stepped(
            Round<T> form,
            WriteRequest write,
            Function<T, ResponseEntity<?>> deed,
            Function<ResponseEntity<?>, String> next,
            String done,
            String from,
            String to,
            Function<Form, ResponseEntity<?>> shown) {
        return form.done(
                body -> {
                    var response = deed.apply(body.sound());
                    if (!write.isDryRun()) {
                        return forms.elsewhere(form.request(), FormCycle.told(next.apply(response), done));
                    }
                    var frame = form.frame();
                    var step = new Foreseen.Change(
                            frame.say("field.status"), from.isEmpty() ? "" : frame.say(from), frame.say(to));
                    return shown.apply(form.form(Told.foreseen(new Foreseen(List.of(), List.of(step)))));
                },
                shown);
    }

    private Foreseen foreseen(Answer<?> answer, Speech speech) {
        var warnings = answer.warnings() == null ? List.<Answer.Warning>of() : answer.warnings();
        var changes = answer.changes() == null ? List.<FieldChange>of() : answer.changes();
        return new Foreseen(warnings.stream().map(Answer.Warning::message).toList(), changes(changes, speech));
    }

    /// Differences in words, and establishments in them by their names.
    public List<Foreseen.Change> changes(List<FieldChange> changes, Speech speech) {
        var called = called(changes.stream());
        return changes.stream().map(it -> change(it, called, speech)).toList();
    }

    /// What the establishments are called that differences name, by id.
    public Map<String, String> called(Stream<FieldChange> changes) {
        var ids = changes.flatMap(Desk::records).distinct().toList();
        return ids.isEmpty() ? Map.of() : names.of(ids);
    }

    /// The establishments that a difference names: those of its lines, and the one that another was merged into.
    private static Stream<String> records(FieldChange change) {
        var steps = change.field().split("/", -1);
        return switch (steps[0]) {
            case "beneficiaries" -> steps.length > 1 ? Stream.of(steps[1]) : Stream.empty();
            case "mergedInto" ->
                Stream.of(change.from(), change.to()).filter(JsonNode::isString).map(JsonNode::stringValue);
            default -> Stream.empty();
        };
    }

    /// A difference in words.
    public static Foreseen.Change change(FieldChange change, Speech speech) {
        return change(change, Map.of(), speech);
    }

    /// The same, and establishments in it by their names.
    ///
    /// @param called what they are called, by id
    public static Foreseen.Change change(FieldChange change, Map<String, String> called, Speech speech) {
        var from = Said.value(change.field(), change.from(), speech);
        var to = Said.value(change.field(), change.to(), speech);
        return new Foreseen.Change(
                Said.field(change.field(), called, speech),
                called.getOrDefault(from, from),
                called.getOrDefault(to, to));
    }

    /// A page that follows the work it shows while it is done.
    public static Frame following(Frame frame) {
        return frame.under(Pages.content((output, forms) -> JtefollowingGenerated.render(output, forms, frame)));
    }

    /// What whoever acts in one province alone would type first in a form for something new.
    public static Filled own(Frame frame) {
        var province = ownProvince(frame);
        return province == null ? Filled.NOTHING : Filled.NOTHING.with("province", province);
    }

    /// The one province that somebody acts in, and asks about first; null where they are several, or all.
    public static @Nullable String ownProvince(Frame frame) {
        var actor = frame.visitor().actor();
        return actor == null ? null : Territory.only(actor);
    }

    /// What is known of a thing, as it would be typed in a form of its members.
    public static Filled filled(Object state, Speech speech) {
        return Filled.of(WireFormat.JSON.valueToTree(state), speech.notation());
    }
}
