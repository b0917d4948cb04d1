package vn.cnnt.registry.enterprise;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.registry.web.Answer.NextAction;

/// An enterprise as an answer shows it: each of its recognitions with what can be done with it.
public record EnterpriseShown(
        @JsonUnwrapped EnterpriseDetails details,
        List<Enterprise.Seat> pastSeats,
        List<RecognitionShown> recognitions) {
    /// @param actions null of an enterprise as it was
    public record RecognitionShown(
            @JsonUnwrapped RecognitionDetails recognition,

            @Schema(description = "What can be done with it, and whether the caller may do it now") @Nullable
            List<NextAction> actions) {}

    static EnterpriseShown asItWas(Enterprise enterprise) {
        return of(enterprise, _ -> null);
    }

    static EnterpriseShown of(Enterprise enterprise, Function<String, @Nullable List<NextAction>> actions) {
        return new EnterpriseShown(
                enterprise.details(),
                enterprise.pastSeats(),
                enterprise.recognitions().stream()
                        .map(recognition -> new RecognitionShown(recognition, actions.apply(recognition.id())))
                        .toList());
    }
}
