package vn.cnnt.registry.grant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.registry.matching.SearchWords;
import vn.cnnt.registry.store.AggregateType;

/// Grants as the store keeps them.
public enum GrantType implements AggregateType<GrantDetails> {
    GRANTS;

    static final String WORDS = "words";
    static final String PROVINCE = "province";

    /// Its [GrantKeys].
    static final String FOUND_BY = "foundBy";

    static final String SOURCES = "sources";
    public static final String ENTERPRISES = "enterprises";

    @Override
    public String collection() {
        return "grants";
    }

    @Override
    public String idPrefix() {
        return "g-";
    }

    @Override
    public Class<GrantDetails> stateType() {
        return GrantDetails.class;
    }

    @Override
    public GrantDetails apply(@Nullable GrantDetails state, RegistryEvent event) {
        return Grant.apply(state, event);
    }

    @Override
    public Map<String, @Nullable Object> keys(GrantDetails state) {
        var keys = new LinkedHashMap<String, @Nullable Object>();
        keys.put(WORDS, SearchWords.of(List.of(state.title())));
        keys.put(PROVINCE, state.province().key());
        keys.put(FOUND_BY, GrantKeys.of(state));
        keys.put(
                SOURCES,
                state.funding().stream().map(line -> line.source().name()).toList());
        keys.put(ENTERPRISES, state.enterprises());
        return keys;
    }

    @Override
    public Set<String> uniqueKeys() {
        return Set.of();
    }

    @Override
    public Set<String> lookupKeys() {
        return Set.of(ENTERPRISES, PROVINCE, FOUND_BY);
    }

    @Override
    public Set<String> wordKeys() {
        return Set.of(WORDS);
    }

    @Override
    public int keysVersion() {
        return 3;
    }

    @Override
    public Set<String> addressees(GrantDetails state) {
        return Set.copyOf(state.enterprises());
    }
}
