package vn.cnnt.registry.correction.pages;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.correction.CorrectionRequestController;
import vn.cnnt.registry.correction.CorrectionRequestController.RequestAnswer;
import vn.cnnt.registry.desk.OfEnterprise;
import vn.cnnt.registry.desk.Waiting;
import vn.cnnt.registry.desk.Waits;

/// What waits to be corrected in the provinces of an approver.
@Component
@Order(2)
class CorrectionsWaiting implements Waiting {
    private static final int SHOWN = 5;

    private final CorrectionRequestController api;

    CorrectionsWaiting(CorrectionRequestController api) {
        this.api = api;
    }

    @Override
    public List<Waits> of(Actor actor, Frame frame) {
        if (!Role.APPROVER.isOf(actor)) {
            return List.of();
        }
        var places = actor.actsEverywhere() ? null : List.copyOf(actor.provinces());
        var found = api.waiting(places, SHOWN + 1);
        var lines = found.stream().limit(SHOWN).map(it -> line(frame, it)).toList();
        var all = Address.of("/correction-requests").with("state", "OPEN");
        return List.of(new Waits(
                "corrections",
                frame.say("home.corrections"),
                lines,
                frame.say("home.corrections.none"),
                found.size() > SHOWN ? frame.to(all) : null));
    }

    private static Waits.Line line(Frame frame, RequestAnswer it) {
        return new Waits.Line(
                it.product(),
                frame.to("/correction-requests/" + it.id()),
                it.enterpriseName() + ", "
                        + frame.say(
                                "correction.from-to",
                                MisplacedPages.words(frame, it.present()),
                                MisplacedPages.words(frame, it.asked())),
                null);
    }

    /// On the page of an establishment: what was asked for about it, and what became of it.
    @Component
    @Order(5)
    static class OfOne implements OfEnterprise {
        private static final int MOST = 20;

        private final CorrectionRequestController api;

        OfOne(CorrectionRequestController api) {
            this.api = api;
        }

        @Override
        public List<Waits> of(String enterprise, Frame frame) {
            var lines = api.of(enterprise, MOST).stream()
                    .map(it -> new Waits.Line(
                            it.product(),
                            frame.to("/correction-requests/" + it.id()),
                            frame.say("correction.state." + it.state()),
                            null))
                    .toList();
            return List.of(new Waits("corrections-of", frame.say("corrections.title"), lines, "", null));
        }
    }
}
