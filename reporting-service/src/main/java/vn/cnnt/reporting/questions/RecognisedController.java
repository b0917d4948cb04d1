package vn.cnnt.reporting.questions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.manners.Cursor;
import vn.cnnt.reporting.export.Csv;
import vn.cnnt.reporting.export.CutSheet;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.RecognisedProduct;
import vn.cnnt.reporting.statistics.RecognisedProducts;

/// The public list of recognised products.
@RestController
public class RecognisedController {
    private static final String LIST = "recognised";
    private static final int USUAL_ITEMS = 50;

    /// Lines of a file; who wants more takes the next file.
    private static final int MOST_LINES = 20_000;

    private static final List<MediaType> OFFERED = List.of(MediaType.APPLICATION_JSON, Request.CSV);

    private final CutAnswers answers;

    RecognisedController(CutAnswers answers) {
        this.answers = answers;
    }

    @GetMapping("/api/v1/recognised")
    @TakesRun
    @Operation(
            operationId = "listRecognised",
            summary = "Recognised products with firm, level, year, decision and validity, the newest round first",
            parameters = {
                @Parameter(
                        name = "province",
                        description = "Where it was decided; a province of today with those that became it",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "year",
                        description = "Voting years, separated by commas",
                        explode = Explode.FALSE,
                        array = @ArraySchema(schema = @Schema(type = "integer"))),
                @Parameter(
                        name = "level",
                        description = "Levels, separated by commas",
                        explode = Explode.FALSE,
                        array = @ArraySchema(schema = @Schema(implementation = Level.class))),
                @Parameter(
                        name = "group",
                        description = "Product groups, separated by commas",
                        explode = Explode.FALSE,
                        array = @ArraySchema(schema = @Schema(implementation = ProductGroup.class))),
                @Parameter(
                        name = "q",
                        description = "Words in the product, the firm or the number of the decision, without accents",
                        schema = @Schema(type = "string", maxLength = 200)),
                @Parameter(name = "limit", schema = @Schema(type = "integer", minimum = "1", maximum = "500")),
                @Parameter(
                        name = "cursor",
                        description = "`next` of the part before",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "format",
                        description = "The form of the answer, before Accept",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"json", "csv"})),
                @Parameter(
                        name = "bom",
                        description = "CSV begins with a byte order mark, as Excel wants it",
                        schema = @Schema(type = "boolean"))
            },
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = RecognisedBody.class)),
                            @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
                        }),
                @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
            })
    ResponseEntity<?> recognised(@Parameter(hidden = true) HttpServletRequest request) {
        var parameters = Request.parameters(request);
        var type = Request.type(request, parameters, OFFERED);
        var mark = Request.byteOrderMark(parameters, type);
        var wanted = RecognisedProducts.Asked.read(parameters);
        var limit = parameters.limit();
        var after = key(parameters);
        var isFile = !type.equals(MediaType.APPLICATION_JSON);
        return answers.answer(request, parameters, type, mark ? " bom" : "", asked -> {
            var sound = Objects.requireNonNull(wanted, "a question that was refused is asked");
            var most = limit != null ? limit : isFile ? MOST_LINES : USUAL_ITEMS;
            var found = asked.statistics().recognised(sound, after, most);
            var definition = asked.statistics().definition();
            var next = cursor(found.next());
            var body = isFile
                    ? csv(found, definition, mark)
                    : new RecognisedBody(found.items(), found.total(), next, definition, found.cut());
            return new CutAnswers.Answered(body, found.cut(), LIST, next);
        });
    }

    /// Where the part that is asked for begins, null at the beginning.
    public static RecognisedProduct.@Nullable Key key(Parameters parameters) {
        var last = Request.cursor(LIST, parameters);
        if (last == null) {
            return null;
        }
        var parts = last.split(" ", -1);
        if (parts.length == 3) {
            return new RecognisedProduct.Key(parts[0], parts[1], parts[2]);
        }
        parameters.refuse(Cursor.PARAMETER, "not-a-cursor");
        return null;
    }

    /// As addresses have it.
    public static @Nullable String cursor(RecognisedProduct.@Nullable Key key) {
        return key == null
                ? null
                : Cursor.after(LIST, key.account() + " " + key.enterprise() + " " + key.recognition());
    }

    private static byte[] csv(RecognisedProducts.Found found, String definition, boolean mark) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var head = new ArrayList<@Nullable Object>(List.of(
                "product",
                "name",
                "level",
                "votingYear",
                "productGroup",
                "province",
                "currentProvince",
                "decisionNumber",
                "decisionDate",
                "validFrom",
                "validUntil",
                "isSet",
                "enterprise",
                "recognition"));
        head.addAll(CutSheet.COLUMNS);
        rows.add(head);
        var cut = CutSheet.values(found.cut(), definition, Places.AS_DECIDED);
        for (var it : found.items()) {
            var row = new ArrayList<@Nullable Object>();
            row.add(it.product());
            row.add(it.name());
            row.add(it.level());
            row.add(it.votingYear());
            row.add(it.productGroup());
            row.add(it.province());
            row.add(it.currentProvince());
            row.add(it.decisionNumber());
            row.add(it.decisionDate());
            row.add(it.validFrom());
            row.add(it.validUntil());
            row.add(it.isSet());
            row.add(it.enterprise());
            row.add(it.recognition());
            row.addAll(cut);
            rows.add(row);
        }
        return Csv.of(rows, mark);
    }

    /// @param total how many there are; null where words are searched for, as that is not counted
    /// @param next null on the last part; a part has fewer items than asked for where what is searched for is rare
    record RecognisedBody(
            List<RecognisedProduct> items,
            @Nullable Long total,
            @Nullable String next,
            String definition,
            Cut cut) {}
}
