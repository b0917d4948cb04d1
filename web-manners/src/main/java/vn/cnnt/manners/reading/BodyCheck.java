package vn.cnnt.manners.reading;

import jakarta.servlet.http.HttpServletRequest;

/// Looks at what was read of a body before anything is said that is wrong with it. A bean of it refuses whoever may not
/// ask for what the body names, whether the rest of the body is right or not.
@FunctionalInterface
public interface BodyCheck {
    void check(HttpServletRequest request, Bound<?> body);
}
