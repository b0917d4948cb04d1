package vn.cnnt.registry.intake.taking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.cnnt.events.Province;
import vn.cnnt.registry.enterprise.ImportedEnterprises.Entry;
import vn.cnnt.registry.intake.row.Draft;
import vn.cnnt.registry.intake.row.Locality;
import vn.cnnt.registry.matching.EstablishmentName;

/// Which names a list has in several places of one of today's provinces. It has been gone through as a whole before its
/// first row is taken, so that the first of two households of one name is not taken for the one that the register has.
public final class NamesOfList {
    private final Map<String, Locality> places = new HashMap<>();
    private final Set<String> inSeveral = new HashSet<>();

    public void add(Draft draft) {
        var locality = draft.locality();
        if (!locality.equals(Locality.UNKNOWN)) {
            draft.establishments().forEach(of -> add(key(of.name(), of.province()), locality));
        }
    }

    boolean isInSeveralPlaces(Entry entry) {
        return !inSeveral.isEmpty() && inSeveral.contains(key(entry.name(), entry.province()));
    }

    private void add(String key, Locality locality) {
        var before = places.putIfAbsent(key, locality);
        if (before == null || before.equals(locality)) {
            return;
        }
        if (before.contradicts(locality)) {
            inSeveral.add(key);
        } else {
            places.put(key, before.and(locality));
        }
    }

    private static String key(String name, Province province) {
        return province.current().key() + "|" + EstablishmentName.of(name).key();
    }
}
