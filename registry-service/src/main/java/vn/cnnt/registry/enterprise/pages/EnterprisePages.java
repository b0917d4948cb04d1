package vn.cnnt.registry.enterprise.pages;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Search;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Marked;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.registry.desk.OfEnterprise;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.desk.Waits;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.EnterpriseActions;
import vn.cnnt.registry.enterprise.EnterpriseController;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.history.pages.Stories;
import vn.cnnt.registry.history.pages.Story;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.rights.Action;
import vn.cnnt.registry.web.Answer;

/// Establishments are found, and each is seen on one page: what it is, its recognitions, its grants, its whole story,
/// and what can be done with it.
@Hidden
@Controller
class EnterprisePages {
    private final FormCycle forms;
    private final EnterpriseController api;
    private final Enterprises enterprises;
    private final Stories stories;
    private final EnterpriseActions actions;
    private final ObjectProvider<OfEnterprise> others;
    private final Clock clock;

    EnterprisePages(
            FormCycle forms,
            EnterpriseController api,
            Enterprises enterprises,
            Stories stories,
            EnterpriseActions actions,
            ObjectProvider<OfEnterprise> others,
            Clock clock) {
        this.forms = forms;
        this.api = api;
        this.enterprises = enterprises;
        this.stories = stories;
        this.actions = actions;
        this.others = others;
        this.clock = clock;
    }

    /// What was looked for, and what of it there is.
    ///
    /// @param filters that are set, each with the address without it
    /// @param next where the list goes on
    record Found(
            Search search,
            List<Option> provinces,
            List<Option> statuses,
            List<Line> lines,
            List<Filter> filters,
            Choice register,
            @Nullable String next) {}

    /// One of them.
    ///
    /// @param alias the other name by which it was found; null where its name shows what was looked for
    record Line(
            String address,
            Marked name,
            @Nullable Marked alias,
            String identifier,
            String place,
            String status,
            String recognised) {}

    @GetMapping("/enterprises")
    ResponseEntity<?> all(HttpServletRequest request) {
        var frame = forms.frame(request);
        return forms.listed(
                () -> {
                    var asked = forms.query(request, EnterpriseController.Search.class);
                    var list = Objects.requireNonNull(api.list(asked).getBody(), "list");
                    var lines = list.items().stream()
                            .map(it -> line(it, asked.q(), frame))
                            .toList();
                    return found(frame, lines, frame.next(list.next()), Told.NOTHING);
                },
                told -> found(frame, List.of(), null, told));
    }

    private ResponseEntity<?> found(Frame frame, List<Line> lines, @Nullable String next, Told told) {
        var speech = frame.speech();
        var found = new Found(
                new Search(frame, told.flaws(frame)),
                Said.provinces(speech),
                Said.options(EnterpriseStatus.values(), speech),
                lines,
                Filter.of(
                        frame, List.of("q", "taxCode", "province", "status"), (name, text) -> said(name, text, frame)),
                new Choice(
                        "register",
                        frame.say("enterprise.register"),
                        frame.to("/enterprises/new"),
                        false,
                        forms.mayNot(frame, "POST", "/api/v1/enterprises")),
                next);
        return forms.page(
                frame,
                told.status(),
                frame.say("enterprises.title"),
                Pages.content((output, with) -> JteenterprisesGenerated.render(output, with, frame, found)));
    }

    private static String said(String name, String text, Frame frame) {
        var said = Said.typed(name, text, frame.speech());
        var label = name.equals("q") ? frame.say("enterprises.q") : Said.field(name, frame.speech());
        return label + ": " + said;
    }

    private static Line line(Answer<Enterprise> item, @Nullable String q, Frame frame) {
        var speech = frame.speech();
        var enterprise = Objects.requireNonNull(item.state(), "state");
        var details = enterprise.details();
        var name = Marked.of(details.name(), q);
        var alias = details.aliases().stream()
                .map(it -> Marked.of(it, q))
                .max(Comparator.comparing(Marked::isFound))
                .filter(it -> it.isFound() && !name.isFound())
                .orElse(null);
        var recognised = enterprise.recognitions().stream()
                .filter(it -> it.decisionDate() != null || it.validFrom() != null)
                .count();
        return new Line(
                frame.to("/enterprises/" + item.id()),
                name,
                alias,
                details.identifier().value() == null ? "" : details.identifier().value(),
                Said.of(details.province(), speech),
                Said.of(details.status(), speech),
                recognised == 0 ? "" : speech.notation().whole(recognised));
    }

    /// An establishment as it is or was.
    ///
    /// @param survivor the record it was merged into; null where it was into none
    /// @param misplaced the correction of recognitions that took a wrong province; null of one as it was
    /// @param parts what other features have to say of it
    record Shown(
            String id,
            long version,
            String name,
            String status,
            boolean isActive,
            @Nullable Survivor survivor,
            List<Option> facts,
            List<Choice> choices,
            @Nullable Choice misplaced,
            List<Ladder> ladders,
            List<Content> parts,
            Story story) {}

    /// The record that another one was merged into.
    record Survivor(String name, String address) {}

    /// The recognitions of one product, from the lowest level on.
    record Ladder(String product, String group, List<Rung> rungs) {}

    /// One recognition.
    ///
    /// @param validity in words, empty where it has no certificate
    /// @param isElsewhere whether it is recorded in a province that the establishment has never been in
    /// @param choices what can be done with it; none of one as it was
    record Rung(
            RecognitionDetails recognition,
            String validity,
            boolean isValid,
            boolean isElsewhere,
            List<Choice> choices) {}

    @GetMapping("/enterprises/{id}")
    ResponseEntity<?> one(@PathVariable String id, HttpServletRequest request) {
        var frame = forms.frame(request);
        var seen = stories.seen(ENTERPRISES, id, request);
        var stored = seen.stored();
        var actor = Objects.requireNonNull(frame.visitor().actor(), "actor");
        var possible = seen.isNow() ? actions.of(id, stored.version(), stored.state(), actor) : null;
        var details = stored.state().details();
        var shown = new Shown(
                id,
                stored.version(),
                details.name(),
                Said.of(details.status(), frame.speech()),
                details.status() == EnterpriseStatus.ACTIVE,
                survivor(stored.state(), frame),
                facts(stored.state(), frame),
                possible == null ? List.of() : own(id, possible, frame),
                possible == null ? null : misplaced(id, possible, frame),
                ladders(id, stored.state(), possible, frame),
                seen.isNow()
                        ? Waits.shown(others.orderedStream().flatMap(it -> it.of(id, frame).stream()), frame)
                        : List.of(),
                stories.of(ENTERPRISES, seen, request, frame));
        var told = forms.told(
                request,
                "enterprise.done.",
                frame,
                Address.of("/provinces/" + details.province().current().key()));
        return forms.page(
                frame,
                details.name(),
                Pages.content((output, with) -> JteenterpriseGenerated.render(output, with, frame, shown, told)));
    }

    private static List<Option> facts(Enterprise enterprise, Frame frame) {
        var speech = frame.speech();
        var details = enterprise.details();
        var facts = new ArrayList<Option>();
        Said.addTo(facts, "aliases", String.join("; ", details.aliases()), speech);
        facts.add(identifier(details.identifier(), frame));
        Said.addTo(facts, "legalForm", Said.of(details.legalForm(), speech), speech);
        Said.addTo(facts, "size", Said.of(details.size(), speech), speech);
        var sector = details.sector();
        Said.addTo(facts, "sector", sector == null ? "" : sector.code() + " (" + sector.version() + ")", speech);
        Said.addTo(facts, "province", Said.of(details.province(), speech), speech);
        Said.addTo(facts, "commune", details.commune(), speech);
        Said.addTo(facts, "address", details.address(), speech);
        Said.addTo(facts, "statusFrom", Said.of(details.statusFrom(), speech), speech);
        Said.addTo(facts, "note", details.note(), speech);
        for (var seat : enterprise.pastSeats()) {
            facts.add(new Option(
                    frame.say("field.pastSeats"),
                    frame.say("enterprise.seat", Said.of(seat.province(), speech), Said.of(seat.until(), speech))));
        }
        return facts;
    }

    /// What has none is no kind of number.
    private static Option identifier(Identifier identifier, Frame frame) {
        var kind = frame.say("identifier.kind." + identifier.kind());
        return identifier.kind() == IdentifierKind.NONE
                ? new Option(frame.say("field.identifier"), kind)
                : new Option(kind, identifier.value() == null ? "–" : identifier.value());
    }

    /// Null where it is still itself.
    private @Nullable Survivor survivor(Enterprise enterprise, Frame frame) {
        var id = enterprise.details().mergedInto();
        return id == null
                ? null
                : new Survivor(enterprises.names(List.of(id)).getOrDefault(id, id), frame.to("/enterprises/" + id));
    }

    /// The pages of what can be done, by the names of the actions.
    private static final Map<String, String> PAGES = Map.of(
            "correct", "/correction",
            "status", "/status",
            "move", "/move",
            "apply", "/recognitions/new",
            "disclose", "/personal-id/disclosure",
            "erase", "/personal-id/deletion");

    private static final Map<String, String> PAGES_OF_RECOGNITION =
            Map.of("decide", "/decision", "correct", "/correction", "revoke", "/revocation", "withdraw", "/withdrawal");

    private static List<Choice> own(String id, EnterpriseActions.All possible, Frame frame) {
        return possible.own().stream()
                .map(it -> choice("", it, "/enterprises/" + id + PAGES.get(it.name()), "enterprise.act.", frame))
                .toList();
    }

    /// It is for whoever may correct the establishment.
    private static Choice misplaced(String id, EnterpriseActions.All possible, Frame frame) {
        var correct = possible.own().stream()
                .filter(it -> it.name().equals("correct"))
                .findFirst()
                .orElseThrow();
        return new Choice(
                "misplaced",
                frame.say("misplaced.heading"),
                frame.to("/enterprises/" + id + "/recognitions/correction"),
                false,
                whyNot(correct, frame));
    }

    private static @Nullable String whyNot(Action action, Frame frame) {
        return action.isAllowed() ? null : frame.speech().say(action.refused());
    }

    private static Choice choice(String before, Action action, String address, String words, Frame frame) {
        return new Choice(
                before + action.name(),
                frame.say(words + action.name()),
                frame.to(address),
                List.of("erase", "revoke", "withdraw").contains(action.name()),
                whyNot(action, frame));
    }

    private List<Ladder> ladders(
            String id, Enterprise enterprise, EnterpriseActions.@Nullable All possible, Frame frame) {
        var today = Today.at(clock.instant());
        var ladders = new ArrayList<Ladder>();
        var products = enterprise.recognitions().stream()
                .map(RecognitionDetails::product)
                .distinct()
                .toList();
        for (var product : products) {
            var rungs = enterprise.recognitions().stream()
                    .filter(it -> it.product().equals(product))
                    .sorted(Comparator.comparing(RecognitionDetails::level)
                            .thenComparingInt(RecognitionDetails::votingYear))
                    .map(it -> new Rung(
                            it,
                            validity(it, today, frame),
                            it.isValidOn(today),
                            isElsewhere(enterprise, it),
                            possible == null ? List.of() : choices(id, it, possible.of(it.id()), frame)))
                    .toList();
            ladders.add(
                    new Ladder(product, Said.of(rungs.getFirst().recognition().productGroup(), frame.speech()), rungs));
        }
        return ladders;
    }

    /// What was recorded from old lists is of the province that the list names.
    private static boolean isElsewhere(Enterprise enterprise, RecognitionDetails recognition) {
        var province = recognition.province().current();
        return !recognition.historical()
                && !enterprise.details().province().current().equals(province)
                && enterprise.pastSeats().stream()
                        .noneMatch(seat -> seat.province().current().equals(province));
    }

    /// What can be done with it; what can't is shown with why.
    private static List<Choice> choices(String id, RecognitionDetails recognition, List<Action> all, Frame frame) {
        var begin = "/enterprises/" + id + "/recognitions/" + recognition.id();
        return all.stream()
                .map(it -> choice(
                        recognition.id() + "-",
                        it,
                        begin + PAGES_OF_RECOGNITION.get(it.name()),
                        "recognition.act.",
                        frame))
                .toList();
    }

    private static String validity(RecognitionDetails recognition, LocalDate today, Frame frame) {
        var speech = frame.speech();
        var until = recognition.validUntil();
        if (recognition.validFrom() == null || until == null || recognition.status() == RecognitionStatus.WITHDRAWN) {
            return "";
        }
        var from = Said.of(recognition.validFrom(), speech);
        if (recognition.revokedOn() != null) {
            return frame.say("recognition.revoked-on", Said.of(recognition.revokedOn(), speech));
        }
        return frame.say(
                today.isAfter(until) ? "recognition.was-valid" : "recognition.valid", from, Said.of(until, speech));
    }
}
