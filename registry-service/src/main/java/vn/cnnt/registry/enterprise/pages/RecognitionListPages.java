package vn.cnnt.registry.enterprise.pages;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionDecision;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.enterprise.RecognitionController;
import vn.cnnt.registry.enterprise.RecognitionListController;
import vn.cnnt.registry.enterprise.RecognitionListController.RecognitionItem;
import vn.cnnt.registry.reference.Today;

/// The recognitions of all establishments: found, and many decided by one decision, each by a command of its own.
@Hidden
@Controller
class RecognitionListPages {
    private static final String DECISION = "/api/v1/enterprises/{id}/recognitions/{recognition}/decision";

    /// The control that names a recognition: `<enterprise>/<recognition>/<version>`.
    private static final String CHOSEN = "_chosen";

    /// The control of the certificate of one of them: `_certificate.<enterprise>/<recognition>`.
    private static final String CERTIFICATE = "_certificate.";

    private static final int SOON = 90;

    private static final List<String> FILTERS =
            List.of("q", "province", "status", "level", "productGroup", "votingYear", "expiresBefore", "validAt");

    private final FormCycle forms;
    private final RecognitionListController list;
    private final RecognitionController api;
    private final Enterprises enterprises;
    private final Clock clock;

    RecognitionListPages(
            FormCycle forms,
            RecognitionListController list,
            RecognitionController api,
            Enterprises enterprises,
            Clock clock) {
        this.forms = forms;
        this.list = list;
        this.api = api;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    /// @param chosen what names it in the form; null where it can't be decided
    /// @param key what names it among all, whatever its version
    /// @param certificate its number, as it is or as it was typed
    /// @param flaw why its command was refused; null where it wasn't
    record Line(
            @Nullable String chosen,
            String key,
            String certificate,
            String product,
            String group,
            String enterprise,
            String address,
            String level,
            int year,
            String province,
            String status,
            String decision,
            @Nullable String paper,
            String validUntil,
            boolean isTicked,
            @Nullable String flaw) {}

    /// One of the ways in which the list is usually asked for.
    record Way(String words, String address, boolean isChosen) {}

    record Listed(
            List<Line> lines,
            List<Way> ways,
            List<Filter> filters,
            String q,
            List<Option> provinces,
            List<Option> statuses,
            List<Option> levels,
            List<Option> groups,
            Asked asked,
            @Nullable String next,
            @Nullable String mayNot) {}

    /// What stands in the controls of the filter.
    record Asked(String province, String status, String level, String productGroup, String votingYear) {}

    @GetMapping("/recognitions")
    ResponseEntity<?> recognitions(HttpServletRequest request) {
        var frame = forms.frame(request);
        var asked = forms.query(request, RecognitionListController.Search.class);
        var found = Objects.requireNonNull(list.list(asked).getBody());
        var lines = found.items().stream()
                .map(it -> line(frame, it, "", false, null))
                .toList();
        var speech = frame.speech();
        var listed = new Listed(
                lines,
                ways(frame, asked),
                Filter.of(frame, FILTERS, (name, text) -> said(name, text, frame)),
                asked.q() == null ? "" : asked.q(),
                Said.provinces(speech),
                Said.options(RecognitionStatus.values(), speech),
                Said.options(Level.values(), speech),
                Said.options(ProductGroup.values(), speech),
                new Asked(
                        asked.province() == null ? "" : asked.province().key(),
                        text(asked.status()),
                        text(asked.level()),
                        text(asked.productGroup()),
                        asked.votingYear() == null ? "" : asked.votingYear().toString()),
                frame.next(found.next()),
                forms.may("POST", DECISION)
                        ? null
                        : frame.say("recognitions.may-not", forms.needsRole(frame, "POST", DECISION)));
        var form = lines.stream().anyMatch(it -> it.chosen() != null) && listed.mayNot() == null
                ? form(frame, request, Told.NOTHING)
                : null;
        return forms.page(
                frame,
                frame.say("recognitions.title"),
                Pages.content((output, with) -> JterecognitionsGenerated.render(
                        output,
                        with,
                        frame,
                        listed,
                        form,
                        forms.told(request, "recognitions.done.", frame, Address.of("/statistics/recognitions")))));
    }

    private static String text(@Nullable Enum<?> code) {
        return code == null ? "" : code.name();
    }

    private List<Way> ways(Frame frame, RecognitionListController.Search asked) {
        var all = frame.address()
                .without("cursor")
                .without("status")
                .without("expiresBefore")
                .without("validAt");
        var today = Today.at(clock.instant());
        var soon = today.plusDays(SOON);
        var nextYear = LocalDate.of(today.getYear() + 1, 1, 1);
        var own = asked.province() == null ? all.with("province", Desk.ownProvince(frame)) : all;
        return List.of(
                new Way(
                        frame.say("recognitions.all"),
                        frame.to(all),
                        asked.status() == null && asked.expiresBefore() == null),
                new Way(
                        frame.say("recognitions.undecided"),
                        frame.to(own.with("status", RecognitionStatus.APPLIED.name())),
                        asked.status() == RecognitionStatus.APPLIED),
                new Way(
                        frame.say("recognitions.expiring", SOON),
                        frame.to(own.with("expiresBefore", soon.toString())),
                        soon.equals(asked.expiresBefore())),
                new Way(
                        frame.say("recognitions.expiring-in", Integer.toString(today.getYear())),
                        frame.to(own.with("expiresBefore", nextYear.toString())),
                        nextYear.equals(asked.expiresBefore())));
    }

    private static String said(String name, String text, Frame frame) {
        var said = Said.typed("recognitions." + name, text, frame.speech());
        return switch (name) {
            case "expiresBefore" -> frame.say("recognitions.before", said);
            case "validAt" -> frame.say("recognitions.valid-at", said);
            default -> said;
        };
    }

    private static Line line(
            Frame frame, RecognitionItem item, String certificate, boolean isTicked, @Nullable String flaw) {
        var it = item.recognition();
        var speech = frame.speech();
        var place = it.decidedProvince() == null ? it.province() : it.decidedProvince();
        return new Line(
                it.status() == RecognitionStatus.APPLIED
                        ? item.enterprise() + "/" + it.id() + "/" + item.version()
                        : null,
                item.enterprise() + "/" + it.id(),
                it.status() == RecognitionStatus.APPLIED
                        ? certificate
                        : Objects.requireNonNullElse(it.certificateNumber(), ""),
                it.product(),
                Said.of(it.productGroup(), speech),
                item.enterpriseName(),
                frame.to("/enterprises/" + item.enterprise()),
                Said.of(it.level(), speech),
                it.votingYear(),
                Said.of(place, speech),
                Said.of(it.status(), speech),
                Objects.requireNonNullElse(it.decisionNumber(), ""),
                it.documentUrl(),
                Said.of(it.validUntil(), speech),
                isTicked,
                flaw);
    }

    private Form form(Frame frame, HttpServletRequest request, Told told) {
        return forms.form(frame, request, RecognitionDecision.class, "recognitions.decision")
                .at("/recognitions/decision", "/recognitions")
                .back("/recognitions?status=APPLIED")
                .sends(frame.say("recognitions.decide"))
                .told(told);
    }

    /// What a decision can say.
    static List<Option> outcomes(Frame frame) {
        return List.of(RecognitionStatus.RECOGNISED, RecognitionStatus.NOT_RECOGNISED).stream()
                .map(it -> new Option(it.name(), Said.of(it, frame.speech())))
                .toList();
    }

    /// What came of one of the commands.
    ///
    /// @param token of the change; null where it was refused
    private record Outcome(
            Chosen chosen, @Nullable String token, @Nullable Refusal refusal) {}

    /// @param version of the enterprise that was seen
    private record Chosen(String enterprise, String recognition, long version) {
        static @Nullable Chosen of(String text) {
            var parts = text.split("/", -1);
            return parts.length == 3
                            && !parts[2].isEmpty()
                            && parts[2].length() < 19
                            && parts[2].chars().allMatch(c -> c >= '0' && c <= '9')
                    ? new Chosen(parts[0], parts[1], Long.parseLong(parts[2]))
                    : null;
        }
    }

    /// Each of the ticked is a command of its own; what was done stays done, whatever comes of the others. Two of one
    /// enterprise follow one another, so the second one is to the version that the first one made.
    @Operation(operationId = "decideRecognitions")
    @PostMapping("/recognitions/decision")
    ResponseEntity<?> decide(HttpServletRequest request, WriteRequest write) {
        return forms.done(
                () -> {
                    var chosen = chosen(request);
                    forms.read(request, RecognitionDecision.class).sound();
                    var outcomes = new ArrayList<Outcome>();
                    var made = new LinkedHashMap<String, Long>();
                    for (var one : chosen) {
                        outcomes.add(decided(one, request, write, made));
                    }
                    return answer(request, outcomes, write.isDryRun());
                },
                told -> again(request, told, chosenOrNone(request), Map.of()));
    }

    private static List<Chosen> chosen(HttpServletRequest request) {
        var chosen = chosenOrNone(request);
        if (chosen.isEmpty()) {
            throw new Refused(Refusal.invalid(List.of(Finding.error("/" + CHOSEN, "none-chosen"))));
        }
        return chosen;
    }

    private static List<Chosen> chosenOrNone(HttpServletRequest request) {
        return FormCycle.texts(request, CHOSEN).stream()
                .map(Chosen::of)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Outcome decided(Chosen one, HttpServletRequest request, WriteRequest write, Map<String, Long> made) {
        var version = Objects.requireNonNullElse(made.get(one.enterprise()), one.version());
        var own = write.part(one.enterprise() + "/" + one.recognition(), Set.of(version));
        try {
            var decision = forms.readAs(
                            request,
                            RecognitionDecision.class,
                            all -> all.with("certificateNumber", certificate(one, request)))
                    .sound();
            var response = api.decide(one.enterprise(), one.recognition(), decision, own);
            var answer = Objects.requireNonNull(response.getBody());
            if (answer.version() != null) {
                made.put(one.enterprise(), answer.version());
            }
            return new Outcome(one, response.getHeaders().getFirst(ChangeToken.HEADER), null);
        } catch (RuntimeException e) {
            var refusal = forms.refusal(e);
            if (refusal == null) {
                throw e;
            }
            return new Outcome(one, null, refusal);
        }
    }

    /// Each product has a certificate of its own.
    private static String certificate(Chosen one, HttpServletRequest request) {
        return FormCycle.text(request, CERTIFICATE + one.enterprise() + "/" + one.recognition());
    }

    private ResponseEntity<?> answer(HttpServletRequest request, List<Outcome> outcomes, boolean isDryRun) {
        var refused = outcomes.stream().filter(it -> it.refusal() != null).toList();
        var token =
                outcomes.stream().map(Outcome::token).filter(Objects::nonNull).reduce((_, last) -> last);
        if (refused.isEmpty() && !isDryRun) {
            return forms.elsewhere(
                    request,
                    FormCycle.told("/recognitions", "decided")
                            .with("status", RecognitionStatus.RECOGNISED.name())
                            .with(FormCycle.AFTER, token.orElse(null)));
        }
        var frame = forms.frame(request);
        var flaws = new LinkedHashMap<Chosen, String>();
        for (var outcome : outcomes) {
            var refusal = outcome.refusal();
            flaws.put(
                    outcome.chosen(),
                    refusal != null
                            ? frame.say("recognitions.refused", FormCycle.said(refusal, frame))
                            : frame.say(isDryRun ? "recognitions.would-be-decided" : "recognitions.decided"));
        }
        var first = refused.isEmpty() ? null : refused.getFirst().refusal();
        var all = outcomes.stream().map(Outcome::chosen).toList();
        return again(request, Told.NOTHING, all, flaws, first);
    }

    private ResponseEntity<?> again(
            HttpServletRequest request, Told told, List<Chosen> chosen, Map<Chosen, String> flaws) {
        return again(request, told, chosen, flaws, told.refusal());
    }

    private ResponseEntity<?> again(
            HttpServletRequest request,
            Told told,
            List<Chosen> chosen,
            Map<Chosen, String> flaws,
            @Nullable Refusal refusal) {
        var frame = forms.frame(request);
        var lines = new ArrayList<Line>();
        var records = enterprises.get(chosen.stream().map(Chosen::enterprise).toList());
        for (var one : chosen) {
            var record = records.get(one.enterprise());
            if (record != null) {
                record.state()
                        .recognition(one.recognition())
                        .ifPresent(recognition -> lines.add(line(
                                frame,
                                new RecognitionItem(
                                        record.id(), record.state().details().name(), record.version(), recognition),
                                certificate(one, request),
                                recognition.status() == RecognitionStatus.APPLIED,
                                flaws.get(one))));
            }
        }
        var form = form(frame, request, told);
        return forms.page(
                frame,
                refusal == null ? HttpStatus.OK : refusal.status(),
                frame.say("recognitions.decide-title"),
                Pages.content((output, with) -> JtedecisionsGenerated.render(output, with, frame, lines, form)));
    }
}
