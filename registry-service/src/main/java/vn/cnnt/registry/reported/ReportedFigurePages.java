package vn.cnnt.registry.reported;

import static vn.cnnt.registry.reported.ReportedFigureType.REPORTED_FIGURES;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.events.ReportedFigureDetails;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.FormMapping;
import vn.cnnt.manners.form.Search;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.desk.FigureWords;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.history.pages.Stories;
import vn.cnnt.registry.history.pages.Story;
import vn.cnnt.registry.reported.ReportedFigureRequests.ReportedFigureCorrection;
import vn.cnnt.registry.reported.ReportedFigureRequests.ReportedFigureEntry;
import vn.cnnt.registry.reported.ReportedFigureRequests.ReportedFigureWithdrawal;
import vn.cnnt.registry.store.Stored;
import vn.cnnt.registry.web.Answer;

/// Reported figures at a browser.
@Hidden
@Controller
class ReportedFigurePages {
    private static final String LIST = "/reported-figures";
    private static final String WORDS = "figure";

    private final FormCycle forms;
    private final Desk desk;
    private final ReportedFigureController api;
    private final ReportedFigureActions actions;
    private final Stories stories;

    ReportedFigurePages(
            FormCycle forms, Desk desk, ReportedFigureController api, ReportedFigureActions actions, Stories stories) {
        this.forms = forms;
        this.desk = desk;
        this.api = api;
        this.actions = actions;
        this.stories = stories;
    }

    record ListLook(
            List<Answer<ReportedFigureDetails>> items,
            @Nullable String next,
            Search search,
            List<Filter> filters) {}

    /// A figure as it is or was.
    ///
    /// @param choices what can be done with it; none of one as it was
    /// @param figures where its form shows it; null where there are no figures
    record FigureLook(
            String id,
            long version,
            ReportedFigureDetails of,
            List<Choice> choices,
            @Nullable String figures,
            Story story) {}

    @GetMapping(LIST)
    ResponseEntity<?> list(HttpServletRequest request) {
        var frame = forms.frame(request);
        return forms.listed(
                () -> {
                    var asked = forms.query(request, ReportedFigureController.Search.class);
                    var found = Objects.requireNonNull(api.list(asked).getBody(), LIST);
                    return listed(frame, found.items(), frame.next(found.next()), Told.NOTHING);
                },
                told -> listed(frame, List.of(), null, told));
    }

    private ResponseEntity<?> listed(
            Frame frame, List<Answer<ReportedFigureDetails>> items, @Nullable String next, Told told) {
        var look = new ListLook(
                items,
                next,
                new Search(frame, told.flaws(frame)),
                Filter.of(frame, List.of("form", "province", "year"), (name, text) -> said(name, text, frame)));
        return forms.page(
                frame,
                told.status(),
                frame.say("figure.title"),
                Pages.content((output, with) -> JtefiguresGenerated.render(
                        output, with, frame, look, forms.may("POST", "/api/v1/reported-figures"))));
    }

    private static String said(String name, String text, Frame frame) {
        return frame.say("figure." + name) + ": " + Said.typed(name, text, frame.speech());
    }

    @GetMapping(LIST + "/{id}")
    ResponseEntity<?> one(@PathVariable String id, HttpServletRequest request) {
        var frame = forms.frame(request);
        var seen = stories.seen(REPORTED_FIGURES, id, request);
        var figure = seen.stored();
        var details = figure.state();
        var look = new FigureLook(
                id,
                figure.version(),
                details,
                seen.isNow() ? choices(figure, frame) : List.of(),
                inForm(details),
                stories.of(REPORTED_FIGURES, seen, request, frame));
        var done = forms.told(request, "figure.done.", frame, formAddress(details));
        return forms.page(
                frame,
                FigureWords.cell(details, frame.speech()),
                Pages.content((output, with) -> JtefigureGenerated.render(output, with, frame, look, done)));
    }

    private @Nullable String inForm(ReportedFigureDetails details) {
        var figures = forms.figures();
        var end = figures == null ? 0 : figures.length() - (figures.endsWith("/") ? 1 : 0);
        return figures == null ? null : figures.substring(0, end) + formAddress(details);
    }

    private static Address formAddress(ReportedFigureDetails details) {
        return Address.of("/forms/" + details.form().code())
                .with("province", details.province().key())
                .with("year", Integer.toString(details.year()));
    }

    private List<Choice> choices(Stored<ReportedFigureDetails> figure, Frame frame) {
        var choices = new ArrayList<Choice>();
        for (var action : actions.of(figure.state(), actor(frame)).actions()) {
            var end = action.name().equals("correct") ? "/correction" : "/withdrawal";
            choices.add(new Choice(
                    action.name(),
                    frame.say("figure." + action.name()),
                    frame.to(LIST + "/" + figure.id() + end),
                    action.name().equals("withdraw"),
                    action.isAllowed() ? null : frame.speech().say(action.refused())));
        }
        return choices;
    }

    private static Actor actor(Frame frame) {
        return Objects.requireNonNull(frame.visitor().actor(), "who is inside has signed in");
    }

    @GetMapping(LIST + "/new")
    ResponseEntity<?> entering(HttpServletRequest request, WriteRequest write) {
        return enter(request, write);
    }

    @PostMapping(LIST)
    @Operation(operationId = "recordReportedFigure")
    ResponseEntity<?> enter(HttpServletRequest request, WriteRequest write) {
        return desk.done(
                forms.round(request, ReportedFigureEntry.class, WORDS),
                body -> api.record(body.sound(), write),
                answer -> LIST + "/" + answer.id(),
                "enter",
                this::entering);
    }

    /// Which rows and columns there are depends on the form, so it is chosen first.
    private ResponseEntity<?> entering(Form begun) {
        var frame = begun.frame();
        var form = begun.at(LIST, LIST + "/new").back(LIST).sends(frame.say("figure.enter"));
        var of = OfficialForm.find(form.filled().text("form"));
        return forms.page(
                form,
                frame.say("figure.enter.title"),
                Pages.content((output, with) -> JteentryGenerated.render(output, with, form, of)));
    }

    @FormMapping(LIST + "/{id}/correction")
    @Operation(operationId = "correctReportedFigure")
    ResponseEntity<?> correct(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        var frame = forms.frame(request);
        var versions = desk.versions(REPORTED_FIGURES, id, it -> known(it.state(), frame));
        return desk.done(
                forms.round(request, ReportedFigureCorrection.class, WORDS).of(versions),
                body -> api.correct(id, body.sound(), write),
                _ -> LIST + "/" + id,
                "correct",
                form -> {
                    var figure = figure(id);
                    return act("correct", figure, form.knowing(known(figure.state(), frame)), request, versions);
                });
    }

    /// What of it can be corrected.
    private static Filled known(ReportedFigureDetails figure, Frame frame) {
        var all = Desk.filled(figure, frame.speech());
        return all.only("value").and(all.only("source")).and(all.only("note"));
    }

    @FormMapping(LIST + "/{id}/withdrawal")
    @Operation(operationId = "withdrawReportedFigure")
    ResponseEntity<?> withdraw(@PathVariable String id, HttpServletRequest request, WriteRequest write) {
        return desk.done(
                forms.round(request, ReportedFigureWithdrawal.class, WORDS),
                body -> api.withdraw(id, body.sound(), write),
                _ -> LIST + "/" + id,
                "withdraw",
                form -> act("withdraw", figure(id), form.grave(), request, _ -> Filled.NOTHING));
    }

    private ResponseEntity<?> act(
            String act,
            Stored<ReportedFigureDetails> figure,
            Form begun,
            HttpServletRequest request,
            LongFunction<Filled> versions) {
        var frame = begun.frame();
        var page = LIST + "/" + figure.id();
        var aimed = begun.at(page + (act.equals("correct") ? "/correction" : "/withdrawal"))
                .back(page)
                .sends(frame.say("figure." + act))
                .version(figure.version());
        var form = FormCycle.against(aimed, request, figure.version(), versions);
        return forms.page(
                form,
                frame.say("figure." + act + ".title"),
                Pages.content((output, with) -> JtechangeGenerated.render(output, with, form, figure.state(), act)));
    }

    private Stored<ReportedFigureDetails> figure(String id) {
        return desk.stored(REPORTED_FIGURES, id);
    }
}
