package vn.cnnt.registry.rights;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whose work a thing is. It takes the thing's whole history to tell: so that is read where somebody asks, and once for
/// all who ask. For one thread.
public final class Officers implements Supplier<List<String>> {
    private final Supplier<List<String>> history;
    private @Nullable List<String> names;

    public Officers(Supplier<List<String>> history) {
        this.history = history;
    }

    @Override
    public List<String> get() {
        var known = names;
        if (known == null) {
            known = List.copyOf(history.get());
            names = known;
        }
        return known;
    }
}
