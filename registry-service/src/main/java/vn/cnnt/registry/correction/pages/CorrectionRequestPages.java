package vn.cnnt.registry.correction.pages;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.FormMapping;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Way;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.correction.CorrectionRequest;
import vn.cnnt.registry.correction.CorrectionRequestController;
import vn.cnnt.registry.correction.CorrectionRequestController.CorrectionRefusal;
import vn.cnnt.registry.correction.CorrectionRequestController.RequestAnswer;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.desk.Said;

/// What officers have asked approvers to correct: all of it, and each request with what can be done with it.
@Hidden
@Controller
class CorrectionRequestPages {
    private static final String WORDS = "correction";
    private static final String ONE = "/api/v1/correction-requests/{id}";

    private final FormCycle forms;
    private final Desk desk;
    private final CorrectionRequestController api;

    CorrectionRequestPages(FormCycle forms, Desk desk, CorrectionRequestController api) {
        this.forms = forms;
        this.desk = desk;
        this.api = api;
    }

    /// A request as its pages show it.
    ///
    /// @param asked who asked, and when
    /// @param closed who decided, and when; null as long as it is open
    /// @param closedWhy why it was refused; empty else
    record Shown(
            String address,
            String enterprise,
            String enterpriseAddress,
            String product,
            String step,
            String status,
            String present,
            String right,
            String asked,
            String reason,
            String state,
            boolean isOpen,
            @Nullable String closed,
            String closedWhy) {
        static Shown of(RequestAnswer it, Frame frame) {
            var speech = frame.speech();
            var closed = it.closed();
            return new Shown(
                    frame.to("/correction-requests/" + it.id()),
                    it.enterpriseName(),
                    frame.to("/enterprises/" + it.enterprise() + "#" + it.recognition()),
                    it.product(),
                    Said.of(it.level(), speech) + ", " + it.votingYear(),
                    Said.of(it.status(), speech),
                    MisplacedPages.words(frame, it.present()),
                    MisplacedPages.words(frame, it.asked()),
                    asked(it, frame),
                    it.reason(),
                    frame.say("correction.state." + it.state()),
                    it.state() == CorrectionRequest.State.OPEN,
                    closed == null
                            ? null
                            : frame.say(
                                    "correction.closed",
                                    closed.by(),
                                    speech.notation().moment(closed.at())),
                    closed == null ? "" : Objects.requireNonNullElse(closed.reason(), ""));
        }

        static String asked(RequestAnswer it, Frame frame) {
            var at = frame.speech().notation().moment(it.requestedAt());
            return frame.say("correction.who", it.requestedBy(), at);
        }
    }

    /// The form by which a request is accepted has no controls: the recognition is corrected as was asked.
    record Accepting() {}

    @GetMapping("/correction-requests")
    ResponseEntity<?> list(HttpServletRequest request) {
        var frame = forms.frame(request);
        var asked = forms.query(request, CorrectionRequestController.Search.class);
        var found = Objects.requireNonNull(api.list(asked).getBody(), "list");
        var lines = found.items().stream().map(it -> Shown.of(it, frame)).toList();
        return forms.page(
                frame,
                frame.say("corrections.title"),
                Pages.content((output, with) -> JterequestsGenerated.render(
                        output,
                        with,
                        frame,
                        lines,
                        Way.of(
                                frame,
                                "state",
                                frame.say("corrections.all"),
                                CorrectionRequest.State.values(),
                                asked.state(),
                                "correction.state."),
                        Filter.of(frame, List.of("state"), (_, state) -> frame.say("correction.state." + state)),
                        frame.next(found.next()))));
    }

    @GetMapping("/correction-requests/{id}")
    ResponseEntity<?> one(@PathVariable String id, HttpServletRequest request) {
        var frame = forms.frame(request);
        var found = found(id);
        var shown = Shown.of(found, frame);
        return forms.page(
                frame,
                title(frame, found),
                Pages.content((output, with) -> JterequestGenerated.render(
                        output,
                        with,
                        frame,
                        shown,
                        choices(frame, found),
                        forms.told(request, "correction.done.", frame, figures(found)))));
    }

    private static String title(Frame frame, RequestAnswer found) {
        return frame.say("correction.title", found.product(), found.enterpriseName());
    }

    /// The province that the recognition is counted in then.
    private static Address figures(RequestAnswer found) {
        var asked = found.asked();
        var province = asked.decidedProvince() == null ? asked.province() : asked.decidedProvince();
        return Address.of("/provinces/" + province);
    }

    private RequestAnswer found(String id) {
        return Objects.requireNonNull(api.get(id).getBody(), id);
    }

    private List<Choice> choices(Frame frame, RequestAnswer it) {
        var page = "/correction-requests/" + it.id();
        return List.of(
                new Choice(
                        "accept",
                        frame.say("correction.accept"),
                        frame.to(page + "/acceptance"),
                        false,
                        whyNot(frame, it, "/acceptance")),
                new Choice(
                        "refuse",
                        frame.say("correction.refuse"),
                        frame.to(page + "/refusal"),
                        true,
                        whyNot(frame, it, "/refusal")));
    }

    /// Whoever asked for it doesn't decide on it.
    private @Nullable String whyNot(Frame frame, RequestAnswer it, String action) {
        if (it.state() != CorrectionRequest.State.OPEN) {
            return frame.say("correction.over", frame.say("correction.state." + it.state()));
        }
        var mayNot = forms.mayNot(frame, "POST", ONE + action);
        if (mayNot != null) {
            return mayNot;
        }
        var actor = frame.visitor().actor();
        return actor != null && actor.name().equals(it.requestedBy()) ? frame.say("correction.own") : null;
    }

    @Audited
    @FormMapping("/correction-requests/{id}/acceptance")
    @Operation(operationId = "acceptCorrection")
    ResponseEntity<?> accept(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return desk.done(
                forms.round(request, Accepting.class, WORDS),
                body -> {
                    body.sound();
                    return api.accept(id, write);
                },
                _ -> "/correction-requests/" + id,
                "accepted",
                form -> deciding(id, form, "acceptance", "correction.accept"));
    }

    @Audited
    @FormMapping("/correction-requests/{id}/refusal")
    @Operation(operationId = "refuseCorrection")
    ResponseEntity<?> refuse(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return desk.stepped(
                forms.round(request, CorrectionRefusal.class, WORDS),
                write,
                body -> api.refuse(id, body, write),
                _ -> "/correction-requests/" + id,
                "refused",
                "correction.state.OPEN",
                "correction.state.REFUSED",
                form -> deciding(id, form.grave(), "refusal", "correction.refuse"));
    }

    private ResponseEntity<?> deciding(String id, Form begun, String action, String words) {
        var frame = begun.frame();
        var found = found(id);
        var page = "/correction-requests/" + id;
        var title = frame.say(words);
        var form = begun.at(page + "/" + action)
                .back(page)
                .version(found.version())
                .sends(title);
        var shown = Shown.of(found, frame);
        return forms.page(
                form,
                title,
                Pages.content((output, with) -> JtedecidingGenerated.render(
                        output, with, frame, title, shown, form, action.equals("refusal"))));
    }
}
