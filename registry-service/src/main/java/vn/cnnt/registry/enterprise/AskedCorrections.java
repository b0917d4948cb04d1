package vn.cnnt.registry.enterprise;

import vn.cnnt.manners.Actor;

/// The requests for corrections, as an enterprise knows them: they are told of each correction, so that a request whose
/// recognition stands as it asked for is closed.
public interface AskedCorrections {
    /// A recognition was corrected, now or by the same command before.
    void corrected(String enterprise, String recognition, Actor by);
}
