package vn.cnnt.registry.duplicates.pages;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.cnnt.events.Province;
import vn.cnnt.manners.audit.Audited;
import vn.cnnt.manners.form.Form;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.FormMapping;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Search;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Filter;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.desk.Desk;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.duplicates.DuplicateController;
import vn.cnnt.registry.duplicates.DuplicateController.LikelyDuplicate;
import vn.cnnt.registry.duplicates.DuplicateController.Party;
import vn.cnnt.registry.duplicates.DuplicateController.SeparationRequest;

/// Records that may be one establishment, to be joined or kept apart.
@Hidden
@Controller
class DuplicatePages {
    private static final String SEPARATION = "/api/v1/duplicates/{id}/separation";
    private static final String MERGE = "/api/v1/merges";

    private final FormCycle forms;
    private final Desk desk;
    private final DuplicateController api;

    DuplicatePages(FormCycle forms, Desk desk, DuplicateController api) {
        this.forms = forms;
        this.desk = desk;
        this.api = api;
    }

    /// @param isTyped a name was asked about
    /// @param provinces to choose from
    /// @param mayNot why their reader can do nothing about them; null where they can
    record Listed(
            boolean isTyped,
            List<Line> lines,
            Search search,
            List<Option> provinces,
            List<Filter> filters,
            @Nullable String next,
            @Nullable String mayNot) {}

    /// @param join the page that joins them; of one record alone there is none
    record Line(
            List<Shown> records,
            int score,
            String why,
            String foundAt,
            @Nullable String pair,
            @Nullable String join,
            @Nullable String separate,
            @Nullable String said) {}

    record Shown(String name, String province, String address) {}

    @GetMapping("/duplicates")
    ResponseEntity<?> list(HttpServletRequest request) {
        var frame = forms.frame(request);
        var asked = forms.query(request, DuplicateController.Search.class);
        var found = Objects.requireNonNull(api.list(asked).getBody());
        var province = asked.province();
        var mayNot = forms.mayNot(frame, "POST", SEPARATION);
        var listed = new Listed(
                asked.name() != null,
                found.items().stream().map(it -> line(frame, it)).toList(),
                new Search(frame),
                Said.provinces(frame.speech()),
                Filter.of(frame, List.of("province"), (_, _) -> Said.of(province, frame.speech())),
                frame.next(found.next()),
                mayNot == null ? null : frame.say("duplicates.may-not", mayNot));
        return forms.page(
                frame,
                frame.say("duplicates.title"),
                Pages.content((output, with) -> JtelistGenerated.render(
                        output, with, frame, listed, forms.told(request, "duplicate.done.", frame, Address.of("/")))));
    }

    private Line line(Frame frame, LikelyDuplicate it) {
        var parties = it.enterprises();
        var page = it.id() == null ? null : "/duplicates/" + it.id();
        var two = it.separation();
        return new Line(
                parties.stream().map(party -> record(frame, party)).toList(),
                it.score(),
                it.why(),
                moment(frame, it.foundAt()),
                page == null ? null : frame.to(page),
                parties.size() < 2 || !forms.may("POST", MERGE)
                        ? null
                        : frame.to(Address.of("/merges/new")
                                .with("from", parties.getLast().enterprise())
                                .with("into", parties.getFirst().enterprise())),
                page == null || !forms.may("POST", SEPARATION) ? null : frame.to(page + "/separation"),
                two == null ? null : frame.say("duplicate.said", two.by(), moment(frame, two.at()), two.reason()));
    }

    private static Shown record(Frame frame, Party party) {
        var province = Province.find(party.province());
        return new Shown(
                party.name(), Said.of(province, frame.speech()), frame.to("/enterprises/" + party.enterprise()));
    }

    private static String moment(Frame frame, @Nullable Instant at) {
        return at == null ? "" : frame.speech().notation().moment(at);
    }

    @GetMapping("/duplicates/{id}")
    ResponseEntity<?> pair(HttpServletRequest request, @PathVariable String id) {
        var frame = forms.frame(request);
        var line = line(frame, found(id));
        return forms.page(
                frame,
                frame.say("duplicate.title"),
                Pages.content((output, with) -> JtepairGenerated.render(
                        output, with, frame, line, forms.told(request, "duplicate.done.", frame, Address.of("/")))));
    }

    private LikelyDuplicate found(String id) {
        return Objects.requireNonNull(api.get(id).getBody());
    }

    @Audited
    @Operation(operationId = "separateDuplicate")
    @FormMapping("/duplicates/{id}/separation")
    ResponseEntity<?> separate(HttpServletRequest request, @PathVariable String id, WriteRequest write) {
        return desk.stepped(
                forms.round(request, SeparationRequest.class, "duplicate.separation"),
                write,
                body -> api.separate(id, body, write),
                _ -> "/duplicates",
                "separated",
                "duplicate.open",
                "duplicate.two",
                form -> separating(id, form));
    }

    private ResponseEntity<?> separating(String id, Form begun) {
        var frame = begun.frame();
        var pair = found(id);
        var page = "/duplicates/" + id;
        var form = begun.at(page + "/separation")
                .back(page)
                .sends(frame.say("duplicate.separate"))
                .version(Objects.requireNonNull(pair.version()));
        return forms.page(
                form,
                frame.say("duplicate.separate"),
                Pages.content(
                        (output, with) -> JteseparationGenerated.render(output, with, frame, form, line(frame, pair))));
    }
}
