package vn.cnnt.manners;

import jakarta.servlet.http.HttpServletRequest;

/// Finds out who acts. The one place where security comes in: whoever makes a bean of it decides for the whole service.
public interface CurrentActor {
    Actor of(HttpServletRequest request);
}
