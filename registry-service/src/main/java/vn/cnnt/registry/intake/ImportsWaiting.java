package vn.cnnt.registry.intake;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.desk.Waiting;
import vn.cnnt.registry.desk.Waits;
import vn.cnnt.registry.store.Paging;

/// The rows of one's own imports that wait for a yes.
@Component
@Order(30)
class ImportsWaiting implements Waiting {
    /// The newest of one's own; rows of older ones are found in the list of imports.
    private static final Paging LOOKED_AT = new Paging(50, null);

    private final Imports imports;

    ImportsWaiting(Imports imports) {
        this.imports = imports;
    }

    @Override
    public List<Waits> of(Actor actor, Frame frame) {
        if (!Role.OFFICER.isOf(actor) || !Role.HISTORY.isOf(actor)) {
            return List.of();
        }
        var lines = imports.page(actor.name(), Import.State.DONE, null, LOOKED_AT).items().stream()
                .filter(it -> !it.dryRun() && it.counts().toConfirm() > 0)
                .map(it -> new Waits.Line(
                        it.file(),
                        frame.to("/imports/" + it.id() + "?outcome=to-confirm"),
                        frame.say("imports.rows-to-confirm", it.counts().toConfirm()),
                        null))
                .toList();
        return List.of(new Waits("imports-waiting", frame.say("imports.waiting"), lines, "", frame.to("/imports")));
    }
}
