package vn.cnnt.registry.store;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.RegistryEvent;

/// A kind of aggregate as the store needs to know it; those there are live in `enterprise`, `grant` and
/// `reported`.
///
/// @param <S> its state: an immutable record that Jackson writes and reads with [vn.cnnt.events.WireFormat#JSON]
public interface AggregateType<S> {
    /// The collection it is kept in, also the path of its addresses: `enterprises`, `grants`, `reported-figures`.
    String collection();

    /// What its ids begin with: `e-`, `g-`, `f-`.
    String idPrefix();

    Class<S> stateType();

    /// The state after an event. Pure.
    S apply(@Nullable S state, RegistryEvent event);

    /// Flat fields to find it by (`words`, `province`, `status`, `taxCode`, …), kept at the top of the document; a
    /// null value is left out. Pure.
    Map<String, @Nullable Object> keys(S state);

    /// The keys that no two aggregates may share; absent ones don't collide.
    Set<String> uniqueKeys();

    /// The keys that the state doesn't say, because they are nobody's to read: a write that brings one sets it, every
    /// other leaves it as it is, and it goes with a state that it isn't named for. Pure.
    default Set<String> keysBeside(S state) {
        return Set.of();
    }

    /// The member of a request that a unique key comes from, as a JSON pointer: what a conflict names.
    default String memberOf(String uniqueKey) {
        return "/" + uniqueKey;
    }

    /// The keys by which lists are often asked for; each gets an index.
    default Set<String> lookupKeys() {
        return Set.of();
    }

    /// The keys that hold the words by which an aggregate is found; each gets an index.
    default Set<String> wordKeys() {
        return Set.of();
    }

    /// Another number lets the next start compute the keys of all that are there.
    default int keysVersion() {
        return 1;
    }

    /// The other entities whose statistics it can change as it stands: of a grant its beneficiaries, of a
    /// reported figure the page it stands on. Pure.
    Set<String> addressees(S state);
}
