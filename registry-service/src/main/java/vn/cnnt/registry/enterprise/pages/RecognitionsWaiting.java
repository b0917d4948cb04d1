package vn.cnnt.registry.enterprise.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.security.Role;
import vn.cnnt.registry.desk.Said;
import vn.cnnt.registry.desk.Waiting;
import vn.cnnt.registry.desk.Waits;
import vn.cnnt.registry.enterprise.RecognitionListController;
import vn.cnnt.registry.enterprise.RecognitionListController.RecognitionItem;
import vn.cnnt.registry.enterprise.RecognitionListController.Search;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.rights.Territory;

/// Of the provinces of whoever sits at the desk: the applications that wait for a decision, and the certificates that
/// end within ninety days.
@Component
class RecognitionsWaiting {
    private static final int SHOWN = 5;
    private static final int DAYS = 90;

    private final RecognitionListController api;

    RecognitionsWaiting(RecognitionListController api) {
        this.api = api;
    }

    /// An approver is shown where each is decided, an officer where it stands.
    @Component
    @Order(1)
    static class Applications implements Waiting {
        private final RecognitionsWaiting recognitions;

        Applications(RecognitionsWaiting recognitions) {
            this.recognitions = recognitions;
        }

        @Override
        public List<Waits> of(Actor actor, Frame frame) {
            if (!isAtDesk(actor)) {
                return List.of();
            }
            var isApprover = Role.APPROVER.isOf(actor);
            return List.of(recognitions.waits(
                    actor,
                    frame,
                    "applications",
                    province -> search(RecognitionStatus.APPLIED, province, null),
                    it -> isApprover ? "/decision" : "",
                    it -> frame.say(
                            "home.application",
                            Said.of(it.recognition().level(), frame.speech()),
                            Integer.toString(it.recognition().votingYear())),
                    Address.of("/recognitions").with("status", "APPLIED")));
        }
    }

    /// The certificates that end soon: their products have to be put forward anew.
    @Component
    @Order(3)
    static class Expiring implements Waiting {
        private final RecognitionsWaiting recognitions;
        private final Clock clock;

        Expiring(RecognitionsWaiting recognitions, Clock clock) {
            this.recognitions = recognitions;
            this.clock = clock;
        }

        @Override
        public List<Waits> of(Actor actor, Frame frame) {
            if (!isAtDesk(actor)) {
                return List.of();
            }
            // the last of these days, too
            var before = Today.at(clock.instant()).plusDays(DAYS + 1);
            return List.of(recognitions.waits(
                    actor,
                    frame,
                    "expiring",
                    province -> search(null, province, before),
                    _ -> "",
                    it -> frame.say("home.expires", Said.of(it.recognition().validUntil(), frame.speech())),
                    Address.of("/recognitions").with("expiresBefore", before.toString())));
        }
    }

    private static boolean isAtDesk(Actor actor) {
        return Role.OFFICER.isOf(actor) || Role.APPROVER.isOf(actor);
    }

    private static Search search(
            @Nullable RecognitionStatus status, @Nullable Province province, @Nullable LocalDate expiresBefore) {
        return new Search(status, null, province, null, null, null, expiresBefore, null, SHOWN, new Cursor("", null));
    }

    private Waits waits(
            Actor actor,
            Frame frame,
            String id,
            Function<@Nullable Province, Search> search,
            Function<RecognitionItem, String> page,
            Function<RecognitionItem, String> note,
            Address all) {
        var items = new ArrayList<RecognitionItem>();
        var isMore = false;
        for (var province : Territory.places(actor)) {
            var list = Objects.requireNonNull(
                    api.list(search.apply(province.orElse(null))).getBody(), "list");
            items.addAll(list.items());
            isMore |= list.next() != null;
        }
        var lines = items.stream()
                .limit(SHOWN)
                .map(it -> new Waits.Line(
                        it.recognition().product(),
                        frame.to("/enterprises/" + it.enterprise()
                                + (page.apply(it).isEmpty()
                                        ? "#" + it.recognition().id()
                                        : "/recognitions/" + it.recognition().id() + page.apply(it))),
                        it.enterpriseName() + ", " + note.apply(it),
                        null))
                .toList();
        return new Waits(
                id,
                frame.say("home." + id),
                lines,
                frame.say("home." + id + ".none"),
                isMore || items.size() > SHOWN ? frame.to(all.with("province", Territory.only(actor))) : null);
    }
}
