package vn.cnnt.registry.duplicates.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.desk.Waiting;
import vn.cnnt.registry.desk.Waits;
import vn.cnnt.registry.duplicates.DuplicateController;
import vn.cnnt.registry.duplicates.DuplicateController.LikelyDuplicate;
import vn.cnnt.registry.rights.Territory;

/// Likely duplicates of the provinces of an officer, who says whether they are one or two.
@Component
@Order(40)
class DuplicatesWaiting implements Waiting {
    private static final int SHOWN = 5;

    private final DuplicateController api;

    DuplicatesWaiting(DuplicateController api) {
        this.api = api;
    }

    @Override
    public List<Waits> of(Actor actor, Frame frame) {
        if (!Role.OFFICER.isOf(actor)) {
            return List.of();
        }
        var found = new ArrayList<LikelyDuplicate>();
        for (var province : Territory.places(actor)) {
            var asked = new DuplicateController.Search(null, province.orElse(null), SHOWN, new Cursor("", null));
            found.addAll(
                    Objects.requireNonNull(api.list(asked).getBody(), "list").items());
        }
        var lines = found.stream()
                .limit(SHOWN)
                .map(it -> new Waits.Line(
                        it.enterprises().getFirst().name() + " – "
                                + it.enterprises().getLast().name(),
                        frame.to("/duplicates/" + it.id()),
                        it.why(),
                        null))
                .toList();
        var all = frame.to(Address.of("/duplicates").with("province", Territory.only(actor)));
        return List.of(new Waits("duplicates-waiting", frame.say("duplicates.waiting"), lines, "", all));
    }
}
