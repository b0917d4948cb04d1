package vn.cnnt.manners.form;

import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Refusal;

/// What of a service's own exceptions is a refusal, for pages that call in process what HTTP would have answered.
@FunctionalInterface
public interface RefusalOf {
    /// Null where it is none.
    @Nullable
    Refusal of(RuntimeException e);
}
