package vn.cnnt.registry.merging.pages;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;
import static vn.cnnt.registry.grant.GrantType.GRANTS;

import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.manners.ChangeToken;
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
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.enterprise.pages.EnterprisePicker;
import vn.cnnt.registry.merging.Merge;
import vn.cnnt.registry.merging.MergeController;
import vn.cnnt.registry.merging.MergeController.MergeAnswer;
import vn.cnnt.registry.merging.MergeController.MergeItem;
import vn.cnnt.registry.merging.MergeController.MergeStart;
import vn.cnnt.registry.merging.MergeOrder;
import vn.cnnt.registry.merging.Plan;
import vn.cnnt.registry.merging.Step;
import vn.cnnt.registry.store.Aggregates;

/// Two records of one establishment become one, as people see it.
@Hidden
@Controller
class MergePages {
    private static final String PLAN = "/api/v1/merges";
    private static final String START = "/api/v1/merges/{id}/start";
    private static final String CANCEL = "/api/v1/merges/{id}/cancel";

    private final FormCycle forms;
    private final Desk desk;
    private final MergeController api;
    private final Enterprises enterprises;
    private final EnterprisePicker picker;
    private final Aggregates aggregates;

    MergePages(
            FormCycle forms,
            Desk desk,
            MergeController api,
            Enterprises enterprises,
            EnterprisePicker picker,
            Aggregates aggregates) {
        this.forms = forms;
        this.desk = desk;
        this.api = api;
        this.enterprises = enterprises;
        this.picker = picker;
        this.aggregates = aggregates;
    }

    /// Nothing is asked: it is given up as it is.
    record Cancelling() {}

    /// @param names of the records, by id
    record Listed(
            List<MergeItem> items,
            Map<String, String> names,
            @Nullable String next,
            List<Way> ways,
            List<Filter> filters,
            Choice plan) {
        String name(String id) {
            return names.getOrDefault(id, id);
        }
    }

    /// What a plan says, in words.
    record Steps(
            List<Content> done, List<Content> left, List<Content> clashes, List<Stuck> stuck, List<Content> stays) {}

    /// A grant in whose way two lines are.
    record Stuck(String title, String address) {}

    @GetMapping("/merges")
    ResponseEntity<?> list(HttpServletRequest request) {
        var frame = forms.frame(request);
        var asked = forms.query(request, MergeController.Search.class);
        var found = Objects.requireNonNull(api.list(asked).getBody());
        var names = enterprises.names(found.items().stream()
                .flatMap(it -> Stream.of(it.from(), it.into()))
                .toList());
        var listed = new Listed(
                found.items(),
                names,
                frame.next(found.next()),
                Way.of(frame, "state", frame.say("merges.all"), Merge.State.values(), asked.state(), "merge.state."),
                Filter.of(frame, List.of("state"), (_, state) -> frame.say("merge.state." + state)),
                new Choice("plan", frame.say("merge.new"), frame.to("/merges/new"), false, mayNot(frame, PLAN)));
        return forms.page(
                frame,
                frame.say("merges.title"),
                Pages.content((output, with) -> JtelistGenerated.render(
                        output, with, frame, listed, forms.told(request, "merge.done.", frame, Address.of("/")))));
    }

    @GetMapping("/merges/new")
    ResponseEntity<?> planning(HttpServletRequest request, WriteRequest write) {
        return plan(request, write);
    }

    /// What it would take is shown as soon as both records are named.
    private ResponseEntity<?> planning(Form begun) {
        var frame = begun.frame();
        var form = begun.at("/merges", "/merges/new").back("/duplicates").sends(frame.say("merge.plan"));
        var from = form.filled().text("from").strip();
        var into = form.filled().text("into").strip();
        var plan = from.isEmpty() || into.isEmpty() || from.equals(into) ? null : api.foreseen(from, into);
        var sides = plan == null ? null : Sides.of(aggregates, from, into, frame);
        var steps = plan == null
                ? null
                : steps(frame, from, List.of(), plan.steps(), plan.clashes(), plan.stuck(), plan.left());
        return forms.page(
                form,
                frame.say("merge.new"),
                Pages.content((output, with) -> JteplanningGenerated.render(
                        output, with, frame, form, picker.in(frame.speech()), sides, steps)));
    }

    @Audited
    @Operation(operationId = "planMerge")
    @PostMapping("/merges")
    ResponseEntity<?> plan(HttpServletRequest request, WriteRequest write) {
        return desk.stepped(
                forms.round(request, MergeOrder.class, "merge.order"),
                write,
                order -> api.plan(order, write),
                response -> "/merges/" + answered(response).id(),
                "planned",
                "",
                "merge.state.PLANNED",
                this::planning);
    }

    private static MergeAnswer answered(ResponseEntity<?> response) {
        return (MergeAnswer) Objects.requireNonNull(response.getBody());
    }

    @GetMapping("/merges/{id}")
    ResponseEntity<?> merge(HttpServletRequest request, @PathVariable String id) {
        var frame = Desk.following(forms.frame(request));
        var merge = answered(api.get(id));
        var sides = Sides.of(aggregates, merge.from(), merge.into(), frame);
        var done = merge.done().stream().map(Merge.Done::step).toList();
        var steps = steps(frame, merge.from(), done, merge.steps(), merge.clashes(), merge.stuck(), merge.left());
        var token = merge.done().isEmpty() ? null : merge.done().getLast().token();
        return forms.page(
                frame,
                frame.say("merge.title", sides.from().name(), sides.into().name()),
                Pages.content((output, with) -> JtemergeGenerated.render(
                        output,
                        with,
                        frame,
                        merge,
                        sides,
                        steps,
                        choices(frame, merge),
                        figures(token),
                        forms.told(request, "merge.done.", frame, Address.of("/")))));
    }

    /// Where the figures are that include all that was done; null where nothing was, or they are nowhere.
    private @Nullable String figures(@Nullable String token) {
        var surface = forms.figures();
        return surface == null || token == null || ChangeToken.find(token) == null
                ? null
                : StringUtils.trimTrailingCharacter(surface, '/')
                        + Address.of("/").with(FormCycle.AFTER, token);
    }

    private List<Choice> choices(Frame frame, MergeAnswer merge) {
        var page = "/merges/" + merge.id();
        var isOver =
                merge.state().canStart() ? null : frame.say("merge.over", frame.say("merge.state." + merge.state()));
        return List.of(
                new Choice(
                        "start",
                        frame.say("merge.start"),
                        frame.to(page + "/start"),
                        true,
                        firstOf(isOver, mayNot(frame, START), stuck(frame, merge), own(frame, merge))),
                new Choice(
                        "cancel",
                        frame.say("merge.cancel"),
                        frame.to(page + "/cancel"),
                        false,
                        firstOf(isOver, mayNot(frame, CANCEL))));
    }

    private @Nullable String mayNot(Frame frame, String pattern) {
        return forms.mayNot(frame, "POST", pattern);
    }

    private static @Nullable String stuck(Frame frame, MergeAnswer merge) {
        return merge.stuck().isEmpty() ? null : frame.say("merge.is-stuck");
    }

    /// Whoever planned it doesn't start it.
    private static @Nullable String own(Frame frame, MergeAnswer merge) {
        var actor = frame.visitor().actor();
        return actor != null && actor.name().equals(merge.requestedBy()) ? frame.say("merge.own") : null;
    }

    private static @Nullable String firstOf(@Nullable String... reasons) {
        for (var reason : reasons) {
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    @Audited
    @Operation(operationId = "startMerge")
    @FormMapping("/merges/{id}/start")
    ResponseEntity<?> start(HttpServletRequest request, @PathVariable String id, WriteRequest write) {
        return desk.stepped(
                forms.round(request, MergeStart.class, "merge.start"),
                write,
                body -> api.start(id, body, write),
                _ -> "/merges/" + id,
                "started",
                "",
                "merge.state.RUNNING",
                form -> acting(id, form.grave(), "start"));
    }

    @Audited
    @Operation(operationId = "cancelMerge")
    @FormMapping("/merges/{id}/cancel")
    ResponseEntity<?> cancel(HttpServletRequest request, @PathVariable String id, WriteRequest write) {
        return desk.stepped(
                forms.round(request, Cancelling.class, "merge.cancel"),
                write,
                _ -> api.cancel(id, write),
                _ -> "/merges/" + id,
                "cancelled",
                "",
                "merge.state.CANCELLED",
                form -> acting(id, form, "cancel"));
    }

    private ResponseEntity<?> acting(String id, Form begun, String act) {
        var frame = begun.frame();
        var merge = answered(api.get(id));
        var page = "/merges/" + id;
        var form = begun.at(page + "/" + act)
                .back(page)
                .sends(frame.say("merge." + act))
                .version(merge.version());
        var title = frame.say("merge." + act + ".title");
        var sides = Sides.of(aggregates, merge.from(), merge.into(), frame);
        var steps = steps(frame, merge.from(), List.of(), merge.steps(), merge.clashes(), merge.stuck(), merge.left());
        return forms.page(
                form,
                title,
                Pages.content(
                        (output, with) -> JteactingGenerated.render(output, with, frame, title, form, sides, steps)));
    }

    private Steps steps(
            Frame frame,
            String from,
            List<Step> done,
            List<Step> left,
            List<Plan.Clash> clashes,
            List<String> stuck,
            List<Plan.Left> stays) {
        var recognitions = new HashMap<String, RecognitionDetails>();
        aggregates
                .get(ENTERPRISES, from)
                .ifPresent(it -> it.state().recognitions().forEach(one -> recognitions.put(one.id(), one)));
        return new Steps(
                done.stream().map(it -> said(frame, it, recognitions)).toList(),
                left.stream().map(it -> said(frame, it, recognitions)).toList(),
                clashes.stream().map(it -> said(frame, it)).toList(),
                stuck.stream().map(it -> new Stuck(title(it), "/grants/" + it)).toList(),
                stays.stream()
                        .map(it -> frame.marked(frame.say("merge.left." + it.what(), it.value()), it.value()))
                        .toList());
    }

    private Content said(Frame frame, Step step, Map<String, RecognitionDetails> recognitions) {
        var words = "merge.step." + step.kind();
        var recognition = step.recognition() == null ? null : recognitions.get(step.recognition());
        if (recognition != null) {
            return frame.marked(frame.say(words, Sides.named(recognition, frame.speech())), recognition.product());
        }
        var grant = step.grant() == null ? "" : title(step.grant());
        return frame.marked(frame.say(words, grant), grant);
    }

    private static Content said(Frame frame, Plan.Clash clash) {
        var words = frame.say(
                "merge.clash", Sides.said(clash.kept(), frame.speech()), Sides.said(clash.withdrawn(), frame.speech()));
        return frame.marked(words, clash.kept().product(), clash.withdrawn().product());
    }

    private String title(String grant) {
        return aggregates.get(GRANTS, grant).map(it -> it.state().title()).orElse(grant);
    }
}
