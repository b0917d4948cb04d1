package vn.cnnt.reporting.web;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The body of a verb that needs nothing but may be explained.
public record Why(@Size(max = Why.MOST) @Nullable String reason) {
    /// A page.
    public static final int MOST = 2000;
}
