package vn.cnnt.registry.enterprise;

import java.util.List;

/// Where those who may be one establishment are kept.
public interface LikelyPairs {
    /// The enterprise is about to go by names that are something like those of others.
    void found(String id, List<Namesake> namesakes);

    /// The enterprise has other names, is elsewhere, or has ended: whom it was like before, it may be no longer.
    void changed(String id);
}
