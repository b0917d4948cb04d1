package vn.cnnt.registry.enterprise.pages;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.form.FormCycle;
import vn.cnnt.manners.form.Option;
import vn.cnnt.manners.form.Picker;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.EnterpriseController;
import vn.cnnt.registry.store.Aggregates;

/// An establishment is chosen by its name in every form that names one: a beneficiary, a survivor, both sides of a
/// merge.
@Hidden
@Controller
public class EnterprisePicker {
    private static final String ADDRESS = "/enterprises/choices";

    /// More are found by more words.
    private static final int SHOWN = 10;

    private final FormCycle forms;
    private final EnterpriseController api;
    private final Aggregates aggregates;

    EnterprisePicker(FormCycle forms, EnterpriseController api, Aggregates aggregates) {
        this.forms = forms;
        this.api = api;
        this.aggregates = aggregates;
    }

    public Picker in(Speech speech) {
        return new Picker(new Picker.Things() {
            @Override
            public String address() {
                return ADDRESS;
            }

            @Override
            public Optional<Option> known(String id) {
                return aggregates.get(ENTERPRISES, id).map(it -> option(it.id(), it.state(), speech));
            }

            @Override
            public Picker.Found found(String typed) {
                var found = new ArrayList<Option>();
                known(typed).ifPresent(found::add);
                var asked = new EnterpriseController.Search(typed, null, null, null, SHOWN, new Cursor("", null));
                var list = Objects.requireNonNull(api.list(asked).getBody(), "list");
                for (var item : list.items()) {
                    found.add(option(
                            Objects.requireNonNull(item.id(), "id"),
                            Objects.requireNonNull(item.state(), "state"),
                            speech));
                }
                return new Picker.Found(found, list.next() != null);
            }
        });
    }

    /// Its name; whoever else goes by that one is told apart by where it is and what it is known by.
    private static Option option(String id, Enterprise enterprise, Speech speech) {
        var details = enterprise.details();
        var facts = new ArrayList<String>();
        facts.add(Said.of(details.province(), speech));
        if (details.identifier().value() != null) {
            facts.add(details.identifier().value());
        }
        facts.add(Said.of(details.status(), speech));
        return new Option(id, details.name(), null, String.join(", ", facts));
    }

    /// The establishments that can be chosen, as the part of a form that is fetched while somebody types.
    @GetMapping(ADDRESS)
    ResponseEntity<?> choices(HttpServletRequest request) {
        var frame = forms.frame(request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(Pages.HTML)
                .body(Pages.written(in(frame.speech()).found(frame, request)));
    }
}
