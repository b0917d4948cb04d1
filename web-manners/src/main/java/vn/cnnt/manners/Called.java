package vn.cnnt.manners;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How people call what programs have a code for. Pages say so; the API's answers name the code, which is what is sent.
@FunctionalInterface
public interface Called {
    /// Null where it is called as it is written.
    @Nullable
    String name(Object code, Locale locale);
}
