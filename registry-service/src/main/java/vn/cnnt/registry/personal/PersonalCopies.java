package vn.cnnt.registry.personal;

import java.util.Set;

/// Whatever else keeps personal ids, sealed, until they are entered or no longer needed: an erasure reaches it, too.
public interface PersonalCopies {
    /// @param persons by their keyed digests
    void forget(Set<String> persons);
}
