package vn.cnnt.reporting.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The body of a verb that needs nothing but its reason, which is written down with who did it.
public record Why(@NotBlank @Size(max = Why.MOST) String reason) {
    /// A page.
    public static final int MOST = 2000;
}
