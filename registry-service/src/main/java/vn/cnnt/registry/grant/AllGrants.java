package vn.cnnt.registry.grant;

import static vn.cnnt.registry.grant.GrantType.GRANTS;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.Province;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;

/// The grants of the register as lists, by id: the oldest first.
@Component
public class AllGrants {
    private final Aggregates aggregates;

    AllGrants(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    public Page<Stored<GrantDetails>> find(SoughtGrants sought, Paging paging) {
        return find(sought, null, paging);
    }

    /// @param typed words that each begin one of the title's; null asks for nothing
    Page<Stored<GrantDetails>> find(SoughtGrants sought, @Nullable List<String> typed, Paging paging) {
        var filter = filter(sought, typed);
        return Page.looking(
                paging.limit(),
                List.of(),
                paging.after(),
                part -> aggregates.find(GRANTS, filter, part),
                found -> found.stream().filter(it -> sought.matches(it.state())).toList(),
                Stored::id);
    }

    private static Filter filter(SoughtGrants sought, @Nullable List<String> typed) {
        var equal = new LinkedHashMap<String, @Nullable Object>();
        equal.put(GrantType.ENTERPRISES, sought.enterprise());
        equal.put(GrantType.FOUND_BY, sought.keys().orElse(null));
        if (sought.keys().isEmpty() && !sought.provinces().isEmpty()) {
            equal.put(
                    GrantType.PROVINCE,
                    sought.provinces().stream().map(Province::key).toList());
        }
        equal.put(GrantType.SOURCES, sought.source());
        return new Filter(equal, typed == null ? null : new Filter.Typed(GrantType.WORDS, typed));
    }
}
