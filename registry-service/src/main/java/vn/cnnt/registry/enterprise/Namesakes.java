package vn.cnnt.registry.enterprise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Who else goes by something like the names of an enterprise, as it was looked up for a decision about it.
public final class Namesakes {
    private static final int LIKELY = 5;

    static final Comparator<Namesake> LIKEST_FIRST = Comparator.comparingInt(
                    (Namesake one) -> one.match().percent())
            .reversed()
            .thenComparing(Namesake::id);

    private final List<Namesake> all;
    private final Set<String> found;
    private final NamedEnterprises.Kept kept;

    /// @param all the likest first
    /// @param found those that were in the register, some of which go by another name by now
    /// @param kept what is known under these names, so that it need not be read again when one more takes them
    Namesakes(List<Namesake> all, Set<String> found, NamedEnterprises.Kept kept) {
        this.all = List.copyOf(all);
        this.found = Set.copyOf(found);
        this.kept = kept;
    }

    public List<Namesake> all() {
        return all;
    }

    /// With what a dry run would have made of them, and of others.
    public Namesakes with(List<Namesake> others) {
        var byId = new LinkedHashMap<String, Namesake>();
        all.forEach(one -> byId.put(one.id(), one));
        others.forEach(one -> byId.put(one.id(), one));
        var both = new ArrayList<>(byId.values());
        both.sort(LIKEST_FIRST);
        return new Namesakes(both, found, kept);
    }

    /// A few are enough to look at.
    List<Likely> likely() {
        return all.stream().limit(LIKELY).map(Namesake::likely).toList();
    }

    Set<String> found() {
        return found;
    }

    NamedEnterprises.Kept kept() {
        return kept;
    }
}
