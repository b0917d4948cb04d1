package vn.cnnt.registry.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.form.Foreseen;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Picker;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.FieldChange;
import vn.cnnt.registry.web.Answer;

/// What the pages of the register have in common beyond the round of every form: a command's answer becomes a page that
/// says what was done, a dry run's one that says what would be.
@Component
public class Desk {
    private final FormCycle forms;

    Desk(FormCycle forms) {
        this.forms = forms;
    }

    /// Calls the API's own handler; what was done leads on, what was refused or only looked over is shown again.
    ///
    /// @param next where it leads, of what was answered
    /// @param done what is told there: `<codes>.<done>`
    public <S> ResponseEntity<?> done(
            HttpServletRequest request,
            Supplier<ResponseEntity<Answer<S>>> deed,
            Function<Answer<S>, String> next,
            String done,
            Function<Told, ResponseEntity<?>> again) {
        return tried(
                request,
                () -> {
                    var response = deed.get();
                    var answer = Objects.requireNonNull(response.getBody(), "answer");
                    if (answer.changes() != null) {
                        return again.apply(Told.foreseen(
                                foreseen(answer, forms.frame(request).speech())));
                    }
                    var address = FormCycle.told(next.apply(answer), done)
                            .with(FormCycle.AFTER, response.getHeaders().getFirst(ChangeToken.HEADER));
                    return forms.elsewhere(request, address);
                },
                again);
    }

    /// The same of a step from one state to the next, which is all that a dry run foresees.
    ///
    /// @param deed says where it leads
    /// @param from the state before, as the code of its words; empty where there is none
    /// @param to the state after
    public ResponseEntity<?> stepped(
            HttpServletRequest request,
            WriteRequest write,
            Supplier<Address> deed,
            String from,
            String to,
            Function<Told, ResponseEntity<?>> again) {
        return tried(
                request,
                () -> {
                    var next = deed.get();
                    if (!write.isDryRun()) {
                        return forms.elsewhere(request, next);
                    }
                    var frame = forms.frame(request);
                    return again.apply(Told.foreseen(new Foreseen(
                            List.of(),
                            List.of(new Foreseen.Change(
                                    frame.say("field.status"),
                                    from.isEmpty() ? "" : frame.say(from),
                                    frame.say(to))))));
                },
                again);
    }

    /// Sent to look for something only, a form is shown again with what was found.
    private ResponseEntity<?> tried(
            HttpServletRequest request, Supplier<ResponseEntity<?>> deed, Function<Told, ResponseEntity<?>> again) {
        return Picker.isLooking(request) ? again.apply(Told.NOTHING) : forms.done(deed, again);
    }

    private static Foreseen foreseen(Answer<?> answer, Speech speech) {
        var warnings = answer.warnings() == null ? List.<Answer.Warning>of() : answer.warnings();
        var changes = answer.changes() == null ? List.<FieldChange>of() : answer.changes();
        return new Foreseen(
                warnings.stream().map(Answer.Warning::message).toList(),
                changes.stream().map(it -> change(it, speech)).toList());
    }

    /// A difference in words.
    public static Foreseen.Change change(FieldChange change, Speech speech) {
        return new Foreseen.Change(
                Said.field(change.field(), speech),
                Said.value(change.field(), change.from(), speech),
                Said.value(change.field(), change.to(), speech));
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
