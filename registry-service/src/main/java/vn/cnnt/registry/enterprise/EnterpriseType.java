package vn.cnnt.registry.enterprise;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.store.AggregateType;

/// Enterprises as the store keeps them.
public enum EnterpriseType implements AggregateType<Enterprise> {
    ENTERPRISES;

    static final String SEARCH = "search";
    static final String PROVINCE = "province";
    static final String STATUS = "status";
    static final String TAX_CODE = "taxCode";

    /// The keyed digest of the personal id that it is known by, of which its state has but the mask. Whatever an attempt
    /// thinks of another that takes long: of two that write, the store takes one.
    static final String PERSON = "person";

    @Override
    public String collection() {
        return "enterprises";
    }

    @Override
    public String idPrefix() {
        return "e-";
    }

    @Override
    public Class<Enterprise> stateType() {
        return Enterprise.class;
    }

    @Override
    public Enterprise apply(@Nullable Enterprise state, RegistryEvent event) {
        return Enterprise.apply(state, event);
    }

    @Override
    public Map<String, @Nullable Object> keys(Enterprise state) {
        var details = state.details();
        var identifier = details.identifier();
        var keys = new LinkedHashMap<String, @Nullable Object>();
        keys.put(
                SEARCH,
                Stream.concat(Stream.of(details.name()), details.aliases().stream())
                        .map(Wording::folded)
                        .collect(Collectors.joining(" | ")));
        keys.put(PROVINCE, details.province().key());
        keys.put(STATUS, details.status().name());
        keys.put(TAX_CODE, identifier.kind() == IdentifierKind.TAX_CODE ? identifier.value() : null);
        return keys;
    }

    @Override
    public Set<String> uniqueKeys() {
        return Set.of(TAX_CODE, PERSON);
    }

    @Override
    public Set<String> keysBeside(Enterprise state) {
        var identifier = state.details().identifier();
        return identifier.kind() == IdentifierKind.PERSONAL_ID && identifier.value() != null
                ? Set.of(PERSON)
                : Set.of();
    }

    @Override
    public String memberOf(String uniqueKey) {
        return "/identifier/value";
    }

    @Override
    public Set<String> lookupKeys() {
        return Set.of(PROVINCE);
    }

    @Override
    public Set<String> addressees(Enterprise state) {
        return Set.of();
    }
}
