package vn.cnnt.registry.recognition;

import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;

/// What is said of a product when it is put forward.
///
/// @param isSet a set of products, which counts as one
/// @param historical recorded from the old decision, list or press named in `source`
public record Application(
        String product,
        ProductGroup productGroup,
        boolean isSet,
        Level level,
        int votingYear,
        boolean historical,
        @Nullable String source,
        @Nullable String note) {}
