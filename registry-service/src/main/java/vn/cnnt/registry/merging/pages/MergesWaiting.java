package vn.cnnt.registry.merging.pages;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.desk.Waiting;
import vn.cnnt.registry.desk.Waits;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.merging.Merge;
import vn.cnnt.registry.merging.MergeController;
import vn.cnnt.registry.rights.Territory;
import vn.cnnt.registry.store.Stored;

/// Merges that somebody else has planned and that an approver of both provinces can start.
@Component
@Order(50)
class MergesWaiting implements Waiting {
    /// The newest plans; a register has few at a time.
    private static final int LOOKED_AT = 50;

    private static final int SHOWN = 5;

    private final MergeController api;
    private final Enterprises enterprises;

    MergesWaiting(MergeController api, Enterprises enterprises) {
        this.api = api;
        this.enterprises = enterprises;
    }

    @Override
    public List<Waits> of(Actor actor, Frame frame) {
        if (!Role.APPROVER.isOf(actor)) {
            return List.of();
        }
        var asked = new MergeController.Search(Merge.State.PLANNED, LOOKED_AT, new Cursor("", null));
        var planned = Objects.requireNonNull(api.list(asked).getBody(), "list").items().stream()
                .filter(it -> !it.requestedBy().equals(actor.name()))
                .toList();
        var records = enterprises.get(
                planned.stream().flatMap(it -> Stream.of(it.from(), it.into())).toList());
        var lines = planned.stream()
                .filter(it -> isOf(actor, records.get(it.from())) && isOf(actor, records.get(it.into())))
                .limit(SHOWN)
                .map(it -> new Waits.Line(
                        frame.say("merge.title", name(records, it.from()), name(records, it.into())),
                        frame.to("/merges/" + it.id()),
                        frame.say(
                                "merges.planned-by",
                                it.requestedBy(),
                                frame.speech().notation().moment(it.requestedAt())),
                        null))
                .toList();
        return List.of(new Waits("merges-waiting", frame.say("merges.waiting"), lines, "", frame.to("/merges")));
    }

    private static boolean isOf(Actor actor, @Nullable Stored<Enterprise> record) {
        return record != null && Territory.isOf(actor, record.state().details().province());
    }

    private static String name(Map<String, Stored<Enterprise>> records, String id) {
        return Objects.requireNonNull(records.get(id)).state().details().name();
    }
}
