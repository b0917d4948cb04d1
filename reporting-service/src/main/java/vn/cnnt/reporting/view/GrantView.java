package vn.cnnt.reporting.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.GrantDetails;

/// A grant as the figures see it.
///
/// @param grant null before its first event arrived
/// @param events those behind it
/// @param former who was a beneficiary, with the version that ended it: the last one such an enterprise is told about
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GrantView(
        @JsonProperty("d") @Nullable GrantDetails grant,
        @JsonProperty("h") List<Happening> events,
        @JsonProperty("f") Map<String, Long> former)
        implements EntityView {
    /// The key of the grant itself among the things of [#behind].
    public static final String GRANT = "";

    static final GrantView BLANK = new GrantView(null, List.of(), Map.of());

    public GrantView {
        events = events == null ? List.of() : List.copyOf(events);
        former = former == null || former.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(former));
    }

    @Override
    @JsonIgnore
    public @Nullable String name() {
        return grant == null ? null : grant.title();
    }

    @Override
    public List<Happening> behind(String thing) {
        return thing.equals(GRANT) ? events : List.of();
    }

    @Override
    public @Nullable String grantTitle(String thing) {
        return name();
    }

    /// How far each enterprise is told about this grant once version `version` has reached all of them.
    public Map<String, Long> reach(long version) {
        var reach = new TreeMap<String, Long>();
        former.forEach((enterprise, until) -> reach.put(enterprise, Math.min(until, version)));
        beneficiaries(grant).forEach(enterprise -> reach.put(enterprise, version));
        return reach;
    }

    GrantView with(GrantDetails now, Envelope envelope) {
        var gone = new TreeMap<>(former);
        beneficiaries(grant).forEach(enterprise -> gone.put(enterprise, envelope.sequence()));
        beneficiaries(now).forEach(gone::remove);
        return new GrantView(
                now, Happening.after(events, envelope, now.decisionNumber(), Changes.of(grant, now)), gone);
    }

    private static TreeSet<String> beneficiaries(@Nullable GrantDetails grant) {
        var enterprises = new TreeSet<String>();
        if (grant != null) {
            enterprises.addAll(grant.enterprises());
        }
        return enterprises;
    }
}
