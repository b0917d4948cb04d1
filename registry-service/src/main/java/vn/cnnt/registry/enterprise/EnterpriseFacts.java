package vn.cnnt.registry.enterprise;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.RecognitionDetails;

/// What a decision about an enterprise has to know beside the enterprise itself, looked up for it.
///
/// @param likely others that go by something like its names, the likest first
/// @param survivor the enterprise it is merged into
/// @param isPersonalIdReplaced the personal id stored apart is another one, though its mask may be the same
/// @param registeredAs the other enterprise that the person is registered as
/// @param hasPersonalId one of it is stored apart, be it one that was replaced
/// @param original a recognition of another record that is taken over
record EnterpriseFacts(
        List<Likely> likely,
        @Nullable Survivor survivor,
        boolean isPersonalIdReplaced,
        @Nullable String registeredAs,
        boolean hasPersonalId,
        @Nullable RecognitionDetails original) {
    static final EnterpriseFacts NONE = of(List.of());

    EnterpriseFacts {
        likely = List.copyOf(likely);
    }

    static EnterpriseFacts of(List<Likely> likely) {
        return new EnterpriseFacts(likely, null, false, null, false, null);
    }

    static EnterpriseFacts of(@Nullable Survivor survivor) {
        return new EnterpriseFacts(List.of(), survivor, false, null, false, null);
    }

    static EnterpriseFacts of(RecognitionDetails original) {
        return new EnterpriseFacts(List.of(), null, false, null, false, original);
    }

    static EnterpriseFacts ofPersonalId(boolean isThere) {
        return new EnterpriseFacts(List.of(), null, false, null, isThere, null);
    }

    /// Of the person that is entered.
    EnterpriseFacts with(boolean isReplaced, @Nullable String asAnother) {
        return new EnterpriseFacts(likely, survivor, isReplaced, asAnother, hasPersonalId, original);
    }
}
