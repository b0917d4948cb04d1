package vn.cnnt.registry.enterprise;

import vn.cnnt.manners.Actor;

/// What somebody else was asked to correct: it is told of each correction, since what stands as it was asked for waits
/// for nobody any longer.
public interface AskedCorrections {
    /// A recognition was corrected, now or by the same command before.
    void corrected(String enterprise, String recognition, Actor by);
}
