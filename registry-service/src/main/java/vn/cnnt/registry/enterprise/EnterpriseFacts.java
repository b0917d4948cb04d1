package vn.cnnt.registry.enterprise;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.RecognitionDetails;

/// What a decision about an enterprise has to know beside the enterprise itself, looked up for it.
///
/// @param likely others that go by something like its names, the likest first
/// @param survivor the enterprise it is merged into
/// @param isPersonalIdReplaced the personal id stored apart is another one, though its mask may be the same
/// @param original a recognition of another record that is taken over
record EnterpriseFacts(
        List<Likely> likely,
        @Nullable Survivor survivor,
        boolean isPersonalIdReplaced,
        @Nullable RecognitionDetails original) {
    static final EnterpriseFacts NONE = new EnterpriseFacts(List.of(), null, false, null);

    EnterpriseFacts {
        likely = List.copyOf(likely);
    }

    static EnterpriseFacts of(List<Likely> likely) {
        return new EnterpriseFacts(likely, null, false, null);
    }

    static EnterpriseFacts of(@Nullable Survivor survivor) {
        return new EnterpriseFacts(List.of(), survivor, false, null);
    }
}
