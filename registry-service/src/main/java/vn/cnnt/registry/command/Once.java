package vn.cnnt.registry.command;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.Refused;

/// Does once under a key what is no command of an aggregate: a merge that is planned, started or cancelled, a
/// republication. The same keys and claims as those of the commands; the answer itself is kept with them.
@Component
public class Once {
    private final IdempotencyKeys keys;
    private final Clock clock;

    Once(IdempotencyKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// What a request is answered.
    ///
    /// @param isReplayed it happened before, under the same key
    public record Answer<T>(T body, boolean isReplayed) {}

    /// Does it, or tells what it was answered before.
    ///
    /// @param id of what it is about, new where it is made
    /// @param type of the answer, which is kept as JSON
    /// @param action done under that id; also again, where a process died before its answer was kept, so it leaves
    /// alone what it has made already
    public <T> Answer<T> answer(
            WriteRequest request, String collection, Supplier<String> id, Class<T> type, Function<String, T> action) {
        var key = request.key();
        if (key == null) {
            return new Answer<>(action.apply(id.get()), false);
        }
        return switch (keys.claim(request, key, collection, id)) {
            case IdempotencyKeys.Claim.Answered(var answer) ->
                new Answer<>(WireFormat.JSON.readValue(Objects.requireNonNull(answer.body(), key), type), true);
            case IdempotencyKeys.Claim.Held held -> new Answer<>(act(request, held, action), false);
        };
    }

    private <T> T act(WriteRequest request, IdempotencyKeys.Claim.Held held, Function<String, T> action) {
        try {
            var body = action.apply(held.aggregate());
            keys.complete(
                    held,
                    held.answer(request, held.aggregate(), 0, List.of(), clock.instant())
                            .with(WireFormat.JSON.writeValueAsString(body)));
            return body;
        } catch (Rejection | Refused refusal) {
            keys.release(held);
            throw refusal;
        }
    }
}
