package vn.cnnt.registry.grant.pages;

import static vn.cnnt.registry.grant.GrantType.GRANTS;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.registry.desk.OfEnterprise;
import vn.cnnt.registry.desk.Waits;
import vn.cnnt.registry.grant.GrantType;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Paging;

/// The grants that an establishment benefits from, on its page.
@Component
@Order(10)
class GrantsOfEnterprise implements OfEnterprise {
    private static final Paging SHOWN = new Paging(20, null);

    private final Aggregates aggregates;
    private final Clock clock;

    GrantsOfEnterprise(Aggregates aggregates, Clock clock) {
        this.aggregates = aggregates;
        this.clock = clock;
    }

    @Override
    public List<Waits> of(String enterprise, Frame frame) {
        var filter = new Filter(Map.of(GrantType.ENTERPRISES, enterprise), null);
        var found = aggregates.find(GRANTS, filter, SHOWN).items();
        var today = Today.at(clock.instant());
        var lines = found.stream().map(it -> GrantLines.of(it, today, frame)).toList();
        var all = Address.of("/grants").with("enterprise", enterprise);
        return List.of(new Waits("grants-of", frame.say("grants.title"), lines, "", frame.to(all)));
    }
}
