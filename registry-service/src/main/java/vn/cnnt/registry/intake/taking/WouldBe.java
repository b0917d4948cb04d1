package vn.cnnt.registry.intake.taking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.Province;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.ImportedEnterprises.Entry;
import vn.cnnt.registry.enterprise.Namesake;
import vn.cnnt.registry.matching.EstablishmentName;

/// The establishments that a dry run would register, found by what they are called and by their tax codes, as those of
/// the register are. In memory, as bytes, because there can be as many as a list has rows.
final class WouldBe {
    private static final String WOULD_BE = "would-be-";

    private final Map<String, byte[]> states = new HashMap<>();
    private final Map<String, List<Named>> byNearKey = new HashMap<>();
    private final Map<String, String> byTaxCode = new HashMap<>();
    private final Map<String, String> byPersonalId = new HashMap<>();

    private record Named(String id, EstablishmentName name) {}

    /// The id that stands for what a row would register.
    static String id(String step) {
        return WOULD_BE + step;
    }

    static boolean isOne(String id) {
        return id.startsWith(WOULD_BE);
    }

    /// One that a row would register.
    synchronized void add(String id, Enterprise enterprise, Entry entry) {
        add(id, enterprise);
        entry.personalId().ifPresent(person -> byPersonalId.put(person, id));
    }

    synchronized void add(String id, Enterprise enterprise) {
        var details = enterprise.details();
        if (states.put(id, WireFormat.JSON.writeValueAsBytes(enterprise)) != null) {
            return;
        }
        for (var name : namesOf(enterprise)) {
            var named = new Named(id, name);
            for (var key : name.nearKeys()) {
                byNearKey
                        .computeIfAbsent(key(details.province(), key), _ -> new ArrayList<>(1))
                        .add(named);
            }
        }
        var identifier = details.identifier();
        if (identifier.kind() == IdentifierKind.TAX_CODE && identifier.value() != null) {
            byTaxCode.put(identifier.value(), id);
        }
    }

    synchronized Optional<Enterprise> get(String id) {
        return Optional.ofNullable(states.get(id)).map(bytes -> WireFormat.JSON.readValue(bytes, Enterprise.class));
    }

    synchronized Optional<Namesake> holder(Entry entry) {
        return entry.taxCode()
                .map(byTaxCode::get)
                .or(() -> entry.personalId().map(byPersonalId::get))
                .flatMap(id -> get(id).map(enterprise -> entry.namesake(id, enterprise)));
    }

    /// The establishments that go by something like the names of an entry.
    synchronized List<Namesake> namesakes(Entry entry) {
        var near = new LinkedHashSet<String>();
        for (var name : entry.names()) {
            for (var key : name.nearKeys()) {
                for (var other : byNearKey.getOrDefault(key(entry.province(), key), List.of())) {
                    if (name.match(other.name).isNear()) {
                        near.add(other.id);
                    }
                }
            }
        }
        return near.stream()
                .flatMap(id -> get(id).map(enterprise -> entry.namesake(id, enterprise)).stream())
                .toList();
    }

    private static List<EstablishmentName> namesOf(Enterprise enterprise) {
        var names = new ArrayList<EstablishmentName>();
        names.add(EstablishmentName.of(enterprise.details().name()));
        enterprise.details().aliases().forEach(alias -> names.add(EstablishmentName.of(alias)));
        return names;
    }

    private static String key(Province province, String nearKey) {
        return province.current().key() + "|" + nearKey;
    }
}
