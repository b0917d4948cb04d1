package vn.cnnt.registry.enterprise.pages;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Search;
import vn.cnnt.manners.form.Told;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Way;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.enterprise.RecognitionListController;
import vn.cnnt.registry.enterprise.RecognitionListController.RecognitionItem;
import vn.cnnt.registry.reference.Today;

/// The recognitions of all establishments: found, and many decided by one decision, each by a command of its own.
@Hidden
@Controller
class RecognitionListPages {
    private static final String DECISION = "/api/v1/enterprises/{id}/recognitions/{recognition}/decision";

    private static final int SOON = 90;

    private static final List<String> FILTERS =
            List.of("q", "province", "status", "level", "productGroup", "votingYear", "expiresBefore", "validAt");

    private final FormCycle forms;
    private final RecognitionListController list;
    private final Clock clock;

    RecognitionListPages(FormCycle forms, RecognitionListController list, Clock clock) {
        this.forms = forms;
        this.list = list;
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

    record Listed(
            List<Line> lines,
            List<Way> ways,
            List<Filter> filters,
            Search search,
            List<Option> provinces,
            List<Option> statuses,
            List<Option> levels,
            List<Option> groups,
            @Nullable String next,
            @Nullable String mayNot) {}

    @GetMapping("/recognitions")
    ResponseEntity<?> recognitions(HttpServletRequest request) {
        var frame = forms.frame(request);
        return forms.listed(
                () -> {
                    var asked = forms.query(request, RecognitionListController.Search.class);
                    var found = Objects.requireNonNull(list.list(asked).getBody());
                    var lines = found.items().stream()
                            .map(it -> line(frame, it, "", false, null))
                            .toList();
                    return listed(request, frame, lines, frame.next(found.next()), Told.NOTHING);
                },
                told -> listed(request, frame, List.of(), null, told));
    }

    private ResponseEntity<?> listed(
            HttpServletRequest request, Frame frame, List<Line> lines, @Nullable String next, Told told) {
        var speech = frame.speech();
        var mayNot = forms.mayNot(frame, "POST", DECISION);
        var listed = new Listed(
                lines,
                ways(frame, request),
                Filter.of(frame, FILTERS, (name, text) -> said(name, text, frame)),
                new Search(frame, told.flaws(frame)),
                Said.provinces(speech),
                Said.options(RecognitionStatus.values(), speech),
                Said.options(Level.values(), speech),
                Said.options(ProductGroup.values(), speech),
                next,
                mayNot == null ? null : frame.say("recognitions.may-not", mayNot));
        var form = lines.stream().anyMatch(it -> it.chosen() != null) && listed.mayNot() == null
                ? RecognitionDecisionPages.form(forms, frame, request, Told.NOTHING)
                : null;
        return forms.page(
                frame,
                told.status(),
                frame.say("recognitions.title"),
                Pages.content((output, with) -> JterecognitionsGenerated.render(
                        output,
                        with,
                        frame,
                        listed,
                        form,
                        forms.told(request, "recognitions.done.", frame, Address.of("/statistics/recognitions")))));
    }

    private List<Way> ways(Frame frame, HttpServletRequest request) {
        var status = FormCycle.text(request, "status");
        var before = FormCycle.text(request, "expiresBefore");
        var all = frame.address()
                .without(Cursor.PARAMETER)
                .without("status")
                .without("expiresBefore")
                .without("validAt");
        var today = Today.at(clock.instant());
        var soon = today.plusDays(SOON);
        var nextYear = LocalDate.of(today.getYear() + 1, 1, 1);
        var own = FormCycle.text(request, "province").isEmpty() ? all.with("province", Desk.ownProvince(frame)) : all;
        return List.of(
                new Way(frame.say("recognitions.all"), frame.to(all), status.isEmpty() && before.isEmpty()),
                new Way(
                        frame.say("recognitions.undecided"),
                        frame.to(own.with("status", RecognitionStatus.APPLIED.name())),
                        status.equals(RecognitionStatus.APPLIED.name())),
                new Way(
                        frame.say("recognitions.expiring", SOON),
                        frame.to(own.with("expiresBefore", soon.toString())),
                        before.equals(soon.toString())),
                new Way(
                        frame.say("recognitions.expiring-in", Integer.toString(today.getYear())),
                        frame.to(own.with("expiresBefore", nextYear.toString())),
                        before.equals(nextYear.toString())));
    }

    private static String said(String name, String text, Frame frame) {
        var said = Said.typed("recognitions." + name, text, frame.speech());
        return switch (name) {
            case "expiresBefore" -> frame.say("recognitions.before", said);
            case "validAt" -> frame.say("recognitions.valid-at", said);
            default -> said;
        };
    }

    static Line line(Frame frame, RecognitionItem item, String certificate, boolean isTicked, @Nullable String flaw) {
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

    /// What a decision can say.
    static List<Option> outcomes(Frame frame) {
        return List.of(RecognitionStatus.RECOGNISED, RecognitionStatus.NOT_RECOGNISED).stream()
                .map(it -> new Option(it.name(), Said.of(it, frame.speech())))
                .toList();
    }
}
