package vn.cnnt.registry.enterprise;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.Cursor;
import vn.cnnt.manners.reading.Listing;
import vn.cnnt.registry.matching.SearchWords;
import vn.cnnt.registry.recognition.SoughtRecognitions;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.web.Answers;
import vn.cnnt.registry.web.Listed;

/// The recognitions of all enterprises over HTTP: what waits for a decision, what expires.
@RestController
@RequestMapping(path = "/api/v1/recognitions", produces = MediaType.APPLICATION_JSON_VALUE)
public class RecognitionListController {
    private final AllRecognitions recognitions;
    private final Answers answers;
    private final Clock clock;

    RecognitionListController(AllRecognitions recognitions, Answers answers, Clock clock) {
        this.recognitions = recognitions;
        this.answers = answers;
        this.clock = clock;
    }

    public record Search(
            @Nullable RecognitionStatus status,
            @Nullable Level level,

            @Schema(
                    description = "Where it was decided, or applied for as long as it isn't; a province of today stands"
                            + " for those that became part of it")
            @Nullable
            Province province,

            @Min(Fields.FIRST_YEAR) @Max(Fields.LAST_YEAR) @Nullable
            Integer votingYear,

            @Nullable ProductGroup productGroup,

            @Schema(description = "Its certificate holds on the day") @Nullable
            LocalDate validAt,

            @Schema(description = "Its certificate holds today and ends before the day") @Nullable
            LocalDate expiresBefore,

            @Schema(
                    description =
                            "Words, or beginnings of words, of the product, or of a name, an alias or the tax code"
                                    + " of the enterprise, in any order; accents and case do not count")
            @Size(max = Fields.NAME)
            @Nullable
            String q,

            @Schema(defaultValue = Listing.USUAL) @Min(1) @Max(Listing.MOST)
            int limit,

            Cursor cursor) {
        SoughtRecognitions sought(LocalDate today) {
            return new SoughtRecognitions(
                    status, level, province, votingYear, productGroup, validAt, expiresBefore, today);
        }
    }

    /// @param enterprise its id
    /// @param version of the enterprise, to be matched by whoever changes the recognition
    public record RecognitionItem(
            String enterprise,
            String enterpriseName,
            long version,
            @JsonUnwrapped RecognitionDetails recognition) {
        static RecognitionItem of(AllRecognitions.Found found) {
            var enterprise = found.enterprise();
            return new RecognitionItem(
                    enterprise.id(), enterprise.state().details().name(), enterprise.version(), found.recognition());
        }
    }

    @GetMapping
    @Operation(operationId = "listRecognitions", summary = "The recognitions of all enterprises")
    public ResponseEntity<Listed<RecognitionItem>> list(@ParameterObject Search asked) {
        var q = asked.q();
        var page = recognitions.find(
                asked.sought(Today.at(clock.instant())),
                q == null ? null : SearchWords.typed(q),
                new Paging(asked.limit(), asked.cursor().last()));
        return answers.listed(page.map(RecognitionItem::of), asked.cursor());
    }
}
