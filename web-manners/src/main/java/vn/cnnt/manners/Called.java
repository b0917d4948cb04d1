package vn.cnnt.manners;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people call something that programs know by a code. Pages say the name; answers of the API say the code, which
/// is what is sent.
@FunctionalInterface
public interface Called {
    /// Null where it is called as it is written.
    @Nullable
    String name(Object code, Locale locale);
}
