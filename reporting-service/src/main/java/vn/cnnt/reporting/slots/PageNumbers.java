package vn.cnnt.reporting.slots;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which number each page of cells of a definition has, so that something can be kept of every page without naming it.
public final class PageNumbers {
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int fingerprint;

    /// @param names as `Definition#pages` has them
    public PageNumbers(Collection<String> names) {
        this.names = List.copyOf(names);
        for (var name : this.names) {
            numbers.put(name, numbers.size());
        }
        this.fingerprint = this.names.hashCode();
    }

    public int size() {
        return names.size();
    }

    public String name(int number) {
        return names.get(number);
    }

    /// -1 where there is no such page.
    public int of(String name) {
        return numbers.getOrDefault(name, -1);
    }

    /// A number for these names in this order, equal in every process: [String#hashCode] is specified.
    int fingerprint() {
        return fingerprint;
    }
}
