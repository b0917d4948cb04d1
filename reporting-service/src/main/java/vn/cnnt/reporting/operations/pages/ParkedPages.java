package vn.cnnt.reporting.operations.pages;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.reporting.parked.AskedEntity;
import vn.cnnt.reporting.parked.ParkedController;
import vn.cnnt.reporting.parked.ParkedEvents;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.web.KeyedRequest;

/// What waits because it can't be applied, and what can be done about it.
@Hidden
@Controller
class ParkedPages {
    private static final List<String> ACTS = List.of("redrive", "discard");

    private static final ParkedController.Asked FIRST = new ParkedController.Asked(false, 1, new Cursor("", null));

    private final OperationPages pages;
    private final ParkedController api;
    private final AskedEntity entities;

    ParkedPages(OperationPages pages, ParkedController api, AskedEntity entities) {
        this.pages = pages;
        this.api = api;
        this.entities = entities;
    }

    /// What is shown of those that are parked, or were.
    ///
    /// @param settled those that wait no longer
    record Shown(
            boolean settled,
            List<ParkedLook> items,
            @Nullable String next) {}

    /// One entity of which something waits.
    ///
    /// @param entity its id, or the name under which those without an addressee are filed
    /// @param waiting how many records have been parked since the first; null where that is not counted
    /// @param datasets which figures it could still change, in words
    record Of(
            String entity,
            Shown shown,
            boolean isWaiting,
            @Nullable String waiting,
            List<String> datasets,
            List<ParkedEvents.Decision> decisions,
            List<Choice> choices) {}

    @GetMapping("/parked")
    ResponseEntity<?> all(HttpServletRequest request) {
        var frame = pages.frame(request);
        var asked = pages.query(request, ParkedController.Asked.class);
        var shown = shown(asked, api.all(asked), frame);
        return pages.page(
                frame,
                frame.say(asked.settled() ? "parked.settled" : "parked.title"),
                Pages.content((output, forms) -> JteparkedGenerated.render(output, forms, frame, shown)));
    }

    private static Shown shown(ParkedController.Asked asked, ParkedController.ParkedList list, Frame frame) {
        return new Shown(
                asked.settled(),
                list.items().stream()
                        .map(it -> new ParkedLook(it, frame.speech()))
                        .toList(),
                frame.next(list.next()));
    }

    @GetMapping("/parked/{entity}")
    ResponseEntity<?> of(@PathVariable String entity, HttpServletRequest request) {
        var frame = pages.frame(request);
        var asked = pages.query(request, ParkedController.Asked.class);
        var list = api.of(entity, asked);
        var blocked = list.blocked();
        var isWaiting = isWaiting(asked.settled() ? api.of(entity, FIRST) : list);
        var decisions = list.decisions();
        var of = new Of(
                entity,
                shown(asked, list, frame),
                isWaiting,
                blocked == null ? null : frame.speech().notation().whole(blocked.events()),
                datasets(entity, frame),
                decisions == null ? List.of() : decisions,
                choices(entity, isWaiting, frame));
        var told = FormCycle.told(request, "parked.done.", frame);
        return pages.page(
                frame,
                frame.say("parked.of.title", name(entity, frame)),
                Pages.content((output, forms) -> JteparkedofGenerated.render(output, forms, frame, of, told)));
    }

    /// Those without an addressee lie on one heap, which nothing heals and nothing says to be blocked.
    private static boolean isWaiting(ParkedController.ParkedList waiting) {
        return waiting.blocked() != null || !waiting.items().isEmpty();
    }

    private List<String> datasets(String entity, Frame frame) {
        var titles = new ArrayList<String>();
        for (var name : entities.couldChange(entity)) {
            var dataset = Datasets.find(name);
            if (dataset != null) {
                titles.add(
                        frame.speech().of(dataset.title().vi(), dataset.title().en()));
            }
        }
        return titles;
    }

    private static String name(String entity, Frame frame) {
        return entity.equals(ParkedEvents.UNADDRESSED) ? frame.say("parked.unaddressed") : entity;
    }

    private List<Choice> choices(String entity, boolean isWaiting, Frame frame) {
        var choices = new ArrayList<Choice>();
        for (var act : ACTS) {
            var pattern = "/api/v1/parked/{entity}/" + act;
            var mayNot = pages.mayNot(frame, "POST", pattern);
            choices.add(new Choice(
                    act,
                    frame.say("parked." + act),
                    frame.to(ParkedLook.address(entity) + "/" + act),
                    act.equals("discard"),
                    mayNot != null || isWaiting ? mayNot : frame.say("parked.nothing")));
        }
        return choices;
    }

    @GetMapping("/parked/{entity}/redrive")
    ResponseEntity<?> redriving(@PathVariable String entity, HttpServletRequest request) {
        return shown("redrive", entity, request, Told.NOTHING);
    }

    @PostMapping("/parked/{entity}/redrive")
    @Audited
    @Operation(operationId = "redrive")
    ResponseEntity<?> redrive(@PathVariable String entity, HttpServletRequest request, KeyedRequest keyed) {
        return done("redrive", entity, request, deciding -> api.redrive(entity, deciding, keyed));
    }

    @GetMapping("/parked/{entity}/discard")
    ResponseEntity<?> discarding(@PathVariable String entity, HttpServletRequest request) {
        return shown("discard", entity, request, Told.NOTHING);
    }

    @PostMapping("/parked/{entity}/discard")
    @Audited
    @Operation(operationId = "discard")
    ResponseEntity<?> discard(@PathVariable String entity, HttpServletRequest request, KeyedRequest keyed) {
        return done("discard", entity, request, deciding -> api.discard(entity, deciding, keyed));
    }

    private ResponseEntity<?> done(
            String act, String entity, HttpServletRequest request, Consumer<ParkedController.Deciding> deed) {
        return pages.done(
                request,
                () -> {
                    deed.accept(pages.read(request, ParkedController.Deciding.class));
                    return FormCycle.told(ParkedLook.address(entity), act);
                },
                told -> shown(act, entity, request, told));
    }

    private ResponseEntity<?> shown(String act, String entity, HttpServletRequest request, Told told) {
        var frame = pages.frame(request);
        var title = frame.say("parked." + act + ".title", name(entity, frame));
        var form = new ActForm(
                title,
                frame.to(ParkedLook.address(entity) + "/" + act),
                frame.to(ParkedLook.address(entity)),
                frame.say("parked." + act + ".target", name(entity, frame)),
                List.of(frame.say("parked." + act + ".follows")),
                frame.say("parked." + act),
                act.equals("discard"),
                false,
                isWaiting(api.of(entity, FIRST)) ? null : frame.say("parked.nothing"),
                ActForm.Filled.of(request),
                FormCycle.key(),
                told.flaws(frame));
        return pages.page(
                frame,
                told,
                title,
                Pages.content((output, forms) -> JteactGenerated.render(output, forms, frame, form)));
    }
}
