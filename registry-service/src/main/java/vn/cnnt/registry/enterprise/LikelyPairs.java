package vn.cnnt.registry.enterprise;

import java.util.List;

/// The list of pairs of records that may be one establishment, as an enterprise knows it.
public interface LikelyPairs {
    /// The enterprise is about to go by names that are something like those of others.
    void found(String id, List<Namesake> namesakes);

    /// The enterprise has other names, is elsewhere, or has ended: whom it was like before, it may be no longer.
    void changed(String id);
}
