package vn.cnnt.registry.enterprise;

import java.util.List;

/// Who else goes by something like the names of an enterprise, as it was looked up for a decision about it.
///
/// @param likely the likest first
/// @param kept what is known under these names, so that it need not be read again when one more takes them
record Namesakes(List<Likely> likely, NamedEnterprises.Kept kept) {
    Namesakes {
        likely = List.copyOf(likely);
    }
}
