package vn.cnnt.events;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An establishment in a grant (*đơn vị thụ hưởng*) with its support in whole VND, null while unknown.
///
/// @param enterprise the id of the enterprise
/// @param wholeLine a complete production line, for which the machinery ceiling is half as high again
public record BeneficiaryLine(String enterprise, @Nullable Long amount, boolean wholeLine) {
    public BeneficiaryLine {
        Objects.requireNonNull(enterprise, "beneficiary.enterprise");
    }
}
