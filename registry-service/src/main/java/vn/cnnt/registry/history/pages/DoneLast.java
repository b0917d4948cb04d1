package vn.cnnt.registry.history.pages;

import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.registry.desk.Called;
import vn.cnnt.registry.desk.Waiting;
import vn.cnnt.registry.desk.Waits;
import vn.cnnt.registry.history.Change;
import vn.cnnt.registry.history.Changes;

/// The latest changes of whoever sits at the desk, on its first page.
@Component
@Order(90)
class DoneLast implements Waiting {
    private static final int SHOWN = 8;
    private static final String API = "/api/v1";

    private final Changes changes;
    private final ObjectProvider<Called> called;

    DoneLast(Changes changes, ObjectProvider<Called> called) {
        this.changes = changes;
        this.called = called;
    }

    @Override
    public List<Waits> of(Actor actor, Frame frame) {
        var done = changes.by(actor.name(), null, SHOWN).items();
        var lines = done.stream().limit(SHOWN).map(it -> line(it, frame)).toList();
        return List.of(new Waits("done-last", frame.say("home.done-last"), lines, "", null));
    }

    private Waits.Line line(Change change, Frame frame) {
        var id = change.aggregate();
        var title = called.orderedStream()
                .flatMap(it -> it.of(id, frame.speech()).stream())
                .findFirst()
                .orElseGet(() -> change.title() == null ? id : change.title());
        var address = change.address().startsWith(API) ? change.address().substring(API.length()) : change.address();
        return new Waits.Line(
                title,
                frame.to(address),
                Stories.title(change.type(), frame) + ", "
                        + frame.speech().notation().moment(Instant.parse(change.recordedAt())),
                null);
    }
}
