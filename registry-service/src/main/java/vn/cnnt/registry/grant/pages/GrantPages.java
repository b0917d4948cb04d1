package vn.cnnt.registry.grant.pages;

import static vn.cnnt.registry.grant.GrantType.GRANTS;

import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Search;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.grant.GrantActions;
import vn.cnnt.registry.grant.GrantController;
import vn.cnnt.registry.history.pages.Stories;
import vn.cnnt.registry.history.pages.Story;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.rights.Choices;
import vn.cnnt.registry.web.Answer;

/// Grants are found, and each is seen on one page: where it stands and what can follow, its money, its beneficiaries,
/// the law that limits it, and its whole story.
@Hidden
@Controller
class GrantPages {
    private static final List<String> FILTERS =
            List.of("q", "province", "planYear", "source", "state", "enterprise", "dueBefore");

    /// The way of a grant to which nothing happens.
    private static final List<GrantState> WAY = List.of(
            GrantState.PROPOSED,
            GrantState.APPRAISED,
            GrantState.APPROVED,
            GrantState.CONTRACTED,
            GrantState.IN_PROGRESS,
            GrantState.ACCEPTED,
            GrantState.SETTLED);

    private final FormCycle forms;
    private final GrantController api;
    private final Stories stories;
    private final GrantActions actions;
    private final Law law;
    private final Enterprises enterprises;
    private final Clock clock;

    GrantPages(
            FormCycle forms,
            GrantController api,
            Stories stories,
            GrantActions actions,
            Law law,
            Enterprises enterprises,
            Clock clock) {
        this.forms = forms;
        this.api = api;
        this.stories = stories;
        this.actions = actions;
        this.law = law;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    /// What was looked for, and what of it there is.
    ///
    /// @param late the address of those that should have ended by today; null where they are asked for
    /// @param next where the list goes on
    record Found(
            Search search,
            List<Option> provinces,
            List<Option> sources,
            List<Option> states,
            @Nullable String late,
            List<Line> lines,
            List<Filter> filters,
            Choice propose,
            @Nullable String next) {}

    /// One of them.
    ///
    /// @param since how long it has been in its state, in words; empty where nobody knows
    /// @param isLate it should have ended
    record Line(
            String address,
            String title,
            String place,
            String planYear,
            String state,
            String since,
            String plannedTo,
            boolean isLate,
            String support) {}

    @GetMapping("/grants")
    ResponseEntity<?> all(HttpServletRequest request) {
        var frame = forms.frame(request);
        return forms.listed(
                () -> {
                    var asked = forms.query(request, GrantController.Search.class);
                    var list = Objects.requireNonNull(api.list(asked).getBody(), "list");
                    var lines = list.items().stream().map(it -> line(it, frame)).toList();
                    return found(frame, lines, frame.next(list.next()), Told.NOTHING);
                },
                told -> found(frame, List.of(), null, told));
    }

    private ResponseEntity<?> found(Frame frame, List<Line> lines, @Nullable String next, Told told) {
        var speech = frame.speech();
        var propose = new Choice(
                "propose",
                frame.say("grant.propose"),
                frame.to("/grants/new"),
                false,
                forms.mayNot(frame, "POST", "/api/v1/grants"));
        var found = new Found(
                new Search(frame, told.flaws(frame)),
                Said.provinces(speech),
                Said.options(FundingSource.values(), speech),
                Said.options(GrantState.values(), speech),
                frame.address().value("dueBefore") != null
                        ? null
                        : frame.to(frame.address()
                                .without(Cursor.PARAMETER)
                                .with("dueBefore", Today.at(clock.instant()).toString())),
                lines,
                Filter.of(frame, FILTERS, (name, text) -> said(name, text, frame)),
                propose,
                next);
        return forms.page(
                frame,
                told.status(),
                frame.say("grants.title"),
                Pages.content((output, with) -> JtegrantsGenerated.render(output, with, frame, found)));
    }

    private String said(String name, String text, Frame frame) {
        var said = name.equals("enterprise")
                ? enterprises.names(List.of(text)).getOrDefault(text, text)
                : Said.typed(name, text, frame.speech());
        return frame.say("grants.by." + name) + ": " + said;
    }

    private Line line(Answer<GrantDetails> item, Frame frame) {
        var speech = frame.speech();
        var grant = Objects.requireNonNull(item.state(), "state");
        var today = Today.at(clock.instant());
        var support = grant.funding().stream()
                .filter(it -> it.source() == FundingSource.NATIONAL || it.source() == FundingSource.LOCAL)
                .mapToLong(it -> it.planned())
                .sum();
        return new Line(
                frame.to("/grants/" + item.id()),
                grant.title(),
                Said.of(grant.province(), speech),
                Integer.toString(grant.planYear()),
                Said.of(grant.state(), speech),
                GrantLines.since(grant, today, frame),
                Said.of(grant.plannedTo(), speech),
                GrantLines.isLate(grant, today),
                support == 0 ? "–" : speech.notation().whole(support));
    }

    /// A grant as it is or was.
    ///
    /// @param steps the states it went through, and those that are still before it
    /// @param following what can follow, with what each state needs; none of one as it was
    record Shown(
            String id,
            long version,
            String title,
            String state,
            boolean isLate,
            List<Step> steps,
            List<Choice> following,
            List<Choice> choices,
            List<Option> facts,
            @Nullable String decisionNumber,
            @Nullable String documentUrl,
            Money money,
            List<Beneficiary> beneficiaries,
            List<Law.Limit> limits,
            List<Option> results,
            Story story) {}

    /// @param when it was reached, in words; empty where it wasn't, or nobody knows
    record Step(String state, String when, boolean isReached, boolean isCurrent) {}

    record Beneficiary(String address, String name, String amount, boolean wholeLine) {}

    @GetMapping("/grants/{id}")
    ResponseEntity<?> one(@PathVariable String id, HttpServletRequest request) {
        var frame = forms.frame(request);
        var seen = stories.seen(GRANTS, id, request);
        var stored = seen.stored();
        var grant = stored.state();
        var actor = Objects.requireNonNull(frame.visitor().actor(), "actor");
        var possible = seen.isNow() ? actions.of(id, stored.version(), grant, actor) : null;
        var names = enterprises.names(grant.enterprises());
        var shown = new Shown(
                id,
                stored.version(),
                grant.title(),
                Said.of(grant.state(), frame.speech()),
                GrantLines.isLate(grant, Today.at(clock.instant())),
                steps(grant, frame),
                possible == null ? List.of() : following(id, possible, frame),
                possible == null ? List.of() : choices(id, possible, frame),
                facts(grant, frame),
                grant.decisionNumber(),
                grant.documentUrl(),
                Money.of(grant, frame),
                beneficiaries(grant, names, frame),
                law.limits(grant, frame),
                results(grant, frame),
                stories.of(GRANTS, seen, request, frame));
        var figures = Address.of("/statistics/grants")
                .with("planYear", Integer.toString(grant.planYear()))
                .with("province", grant.province().key());
        Content told = forms.told(request, "grant.done.", frame, figures);
        return forms.page(
                frame,
                grant.title(),
                Pages.content((output, with) -> JtegrantGenerated.render(output, with, frame, shown, told)));
    }

    private static List<Step> steps(GrantDetails grant, Frame frame) {
        var speech = frame.speech();
        var steps = new ArrayList<Step>();
        var isOnItsWay = WAY.contains(grant.state());
        for (var state : WAY) {
            var date = grant.dates().get(state);
            var isBefore = isOnItsWay && state.compareTo(grant.state()) <= 0;
            if (isOnItsWay || date != null) {
                steps.add(new Step(
                        Said.of(state, speech),
                        Said.of(date, speech),
                        date != null || isBefore,
                        state == grant.state()));
            }
        }
        if (!isOnItsWay) {
            var date = grant.dates().get(grant.state());
            steps.add(new Step(Said.of(grant.state(), speech), Said.of(date, speech), true, true));
        }
        return steps;
    }

    private static List<Choice> following(String id, Choices possible, Frame frame) {
        var all = new ArrayList<Choice>();
        for (var next : Objects.requireNonNull(possible.transitions(), "of a grant")) {
            var address = Address.of("/grants/" + id + "/transitions")
                    .with("to", next.to().name());
            var needs = next.needs().stream()
                    .map(it -> frame.say("field." + it.substring(it.lastIndexOf('/') + 1)))
                    .distinct()
                    .toList();
            var name = frame.say("grant.to." + next.to());
            all.add(new Choice(
                    "to-" + next.to(),
                    needs.isEmpty() ? name : frame.say("grant.needs", name, String.join(", ", needs)),
                    frame.to(address),
                    next.to() == GrantState.REJECTED || next.to() == GrantState.STOPPED,
                    next.isAllowed() ? null : frame.speech().say(next.refused())));
        }
        return all;
    }

    private static List<Choice> choices(String id, Choices possible, Frame frame) {
        return possible.actions().stream()
                .map(it -> new Choice(
                        it.name(),
                        frame.say("grant.act." + it.name()),
                        frame.to("/grants/" + id + "/correction"),
                        false,
                        it.isAllowed() ? null : frame.speech().say(it.refused())))
                .toList();
    }

    private static List<Option> facts(GrantDetails grant, Frame frame) {
        var speech = frame.speech();
        var facts = new ArrayList<Option>();
        Said.addTo(facts, "province", Said.of(grant.province(), speech), speech);
        Said.addTo(facts, "planYear", Integer.toString(grant.planYear()), speech);
        Said.addTo(facts, "kind", Said.of(grant.kind(), speech), speech);
        Said.addTo(facts, "content", Said.of(grant.content(), speech), speech);
        Said.addTo(facts, "plannedFrom", Said.of(grant.plannedFrom(), speech), speech);
        Said.addTo(facts, "plannedTo", Said.of(grant.plannedTo(), speech), speech);
        Said.addTo(facts, "implementedBy", grant.implementedBy(), speech);
        var fair = grant.fair();
        if (fair != null) {
            Said.addTo(facts, "fair", fair.name(), speech);
            Said.addTo(facts, "place", fair.place(), speech);
            Said.addTo(facts, "from", Said.of(fair.from(), speech), speech);
            Said.addTo(facts, "to", Said.of(fair.to(), speech), speech);
            Said.addTo(facts, "state", Said.of(fair.state(), speech), speech);
            Said.addTo(facts, "reason", fair.reason(), speech);
        }
        if (grant.returned() > 0) {
            Said.addTo(facts, "returned", speech.notation().whole(grant.returned()), speech);
        }
        if (grant.historical()) {
            Said.addTo(facts, "historical", frame.say("value.yes"), speech);
            Said.addTo(facts, "source", grant.source(), speech);
        }
        return facts;
    }

    private static List<Beneficiary> beneficiaries(GrantDetails grant, Map<String, String> names, Frame frame) {
        return grant.beneficiaries().stream()
                .map(line -> new Beneficiary(
                        frame.to("/enterprises/" + line.enterprise()),
                        names.getOrDefault(line.enterprise(), line.enterprise()),
                        Money.written(line.amount(), frame),
                        line.wholeLine()))
                .toList();
    }

    private static List<Option> results(GrantDetails grant, Frame frame) {
        var results = grant.results();
        var all = new ArrayList<Option>();
        count(all, "workers", results.workers(), frame);
        count(all, "fairs", results.fairs(), frame);
        count(all, "booths", results.booths(), frame);
        count(all, "establishmentsAtFairs", results.establishmentsAtFairs(), frame);
        count(all, "machines", results.machines(), frame);
        count(all, "models", results.models(), frame);
        return all;
    }

    private static void count(List<Option> all, String field, long number, Frame frame) {
        if (number > 0) {
            all.add(new Option(
                    frame.say("field." + field), frame.speech().notation().whole(number)));
        }
    }
}
