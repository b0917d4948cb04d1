package vn.cnnt.registry.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.HashChain;
import vn.cnnt.events.RecordedEvent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.store.AggregateType;
import vn.cnnt.registry.store.History;

/// Whether an aggregate is what its events say, and its events are those that were recorded.
///
/// @param events how many there are
/// @param brokenAt the first version that is missing or does not follow from the one before; null if there is none
/// @param stateFollows whether the state that is kept is the one the events add up to
/// @param hash of the last event, which stands for all of them
public record Verification(
        boolean valid, int events, @Nullable Long brokenAt, boolean stateFollows, String hash) {
    public static <S> Verification of(AggregateType<S> type, History.Stream<S> stream) {
        var now = stream.now();
        var brokenAt = brokenAt(stream.events(), now.version(), now.hash());
        var stateFollows = false;
        if (brokenAt == null) {
            var folded = History.fold(type, now.id(), stream.events());
            stateFollows = WireFormat.JSON.valueToTree(folded.state()).equals(WireFormat.JSON.valueToTree(now.state()));
        }
        var valid = brokenAt == null && stateFollows;
        return new Verification(valid, stream.events().size(), brokenAt, stateFollows, now.hash());
    }

    private static @Nullable Long brokenAt(List<RecordedEvent> events, long version, String hash) {
        var previous = HashChain.START;
        var expected = 1L;
        for (var event : events) {
            if (event.sequence() != expected || !event.follows(previous)) {
                return expected;
            }
            previous = event.hash();
            expected++;
        }
        if (expected <= version) {
            return expected;
        }
        return previous.equals(hash) ? null : version;
    }
}
