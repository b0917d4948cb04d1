package vn.cnnt.reporting.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.Refused;
import vn.cnnt.reporting.export.Sdmx;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.statistics.Comparison;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Definitions;
import vn.cnnt.reporting.statistics.Derived;
import vn.cnnt.reporting.statistics.Dimension;
import vn.cnnt.reporting.statistics.Measure;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.RegistryDefinition;
import vn.cnnt.reporting.statistics.Text;
import vn.cnnt.reporting.statistics.Unit;
import vn.cnnt.reporting.statistics.Value;
import vn.cnnt.reporting.web.Refusals;

/// What can be asked.
@RestController
@RequestMapping("/api/v1/datasets")
public class DatasetsController {
    private static final String SDMX_STRUCTURE = "application/vnd.sdmx.structure+json;version=2.0.0";

    private final CutAnswers answers;
    private final Clock clock;

    DatasetsController(CutAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    record DatasetList(
            String definition,
            List<DatasetItem> items,
            @Nullable String next,
            Cut cut) {}

    /// @param definition the version of what it counts: its own, so that one sees which of them changed
    /// @param description what it is, in a sentence
    /// @param legalSource what rules it, absent where nothing is known to
    /// @param years those that have data; none of a dataset without years
    /// @param derived ratios, computed when asked for
    /// @param comparisons with the value before in a dimension; any measure's rank is `<measure>.rank`
    record DatasetItem(
            String name,
            Text title,
            Text description,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Text legalSource,

            String definition,
            List<Integer> years,
            List<DimensionItem> dimensions,
            List<MeasureItem> measures,
            List<DerivedItem> derived,
            List<ComparisonItem> comparisons) {
        static DatasetItem of(Dataset dataset, List<Integer> years) {
            var said = Definitions.of(dataset);
            var places = Stream.of(
                    DimensionItem.of(Places.AS_DECIDED.provinceDimension(), Places.CURRENT.provinceDimension()),
                    DimensionItem.of(Places.REGION_DIMENSION, null));
            return new DatasetItem(
                    dataset.name(),
                    dataset.title(),
                    said.words(),
                    said.source(),
                    RegistryDefinition.version(dataset),
                    years,
                    Stream.concat(places, dataset.dimensions().stream().map(it -> DimensionItem.of(it, null)))
                            .toList(),
                    dataset.measures().stream()
                            .filter(Measure::offered)
                            .map(it -> MeasureItem.of(dataset, it))
                            .toList(),
                    dataset.derived().stream()
                            .map(it -> DerivedItem.of(dataset, it))
                            .toList(),
                    dataset.comparisons().stream()
                            .map(it -> ComparisonItem.of(dataset, it))
                            .toList());
        }
    }

    /// @param current of the values those of the current view, where they differ
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record DimensionItem(
            String name,
            Text title,
            Text description,
            @Nullable Text legalSource,
            List<Value> values,
            Dimension.@Nullable Years years,
            List<String> current) {
        static DimensionItem of(Dimension dimension, @Nullable Dimension current) {
            var said = Definitions.of(dimension);
            return new DimensionItem(
                    dimension.name(),
                    dimension.title(),
                    said.words(),
                    said.source(),
                    dimension.values(),
                    dimension.years(),
                    current == null
                            ? List.of()
                            : current.values().stream().map(Value::code).toList());
        }
    }

    /// @param distinct whether it counts once, so that rows may add up to more than the total
    /// @param canBeUnknown whether there can be amounts that nobody knows, which rows then count
    record MeasureItem(
            String name,
            Text title,
            Text description,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Text legalSource,

            Unit unit,
            boolean distinct,
            boolean canBeUnknown) {
        static MeasureItem of(Dataset dataset, Measure it) {
            var said = Definitions.of(dataset, it.name());
            return new MeasureItem(
                    it.name(),
                    it.title(),
                    said.words(),
                    said.source(),
                    it.unit(),
                    it.isDistinct(),
                    dataset.unknown(it.name()) >= 0);
        }
    }

    record DerivedItem(
            String name,
            Text title,
            Text description,
            Unit unit,
            String numerator,
            String denominator,
            @Nullable String across) {
        static DerivedItem of(Dataset dataset, Derived it) {
            return new DerivedItem(
                    it.name(),
                    it.title(),
                    Definitions.of(dataset, it.name()).words(),
                    it.unit(),
                    it.numerator(),
                    it.denominator(),
                    it.across());
        }
    }

    record ComparisonItem(
            String name,
            Text title,
            Text description,
            Unit unit,
            String measure,
            String dimension,
            Comparison.Kind kind) {
        static ComparisonItem of(Dataset dataset, Comparison it) {
            return new ComparisonItem(
                    it.name(),
                    it.title(),
                    Definitions.of(dataset, it.name()).words(),
                    it.unit(),
                    it.measure(),
                    it.dimension(),
                    it.kind());
        }
    }

    @GetMapping
    @TakesRun
    @Operation(
            operationId = "listDatasets",
            summary = "What can be asked, and what it means",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = DatasetList.class))),
                @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
            })
    ResponseEntity<?> datasets(@Parameter(hidden = true) HttpServletRequest request) {
        var parameters = Request.parameters(request);
        var type = Request.type(request, parameters, List.of(MediaType.APPLICATION_JSON));
        return answers.answer(request, parameters, type, "", asked -> {
            var years = asked.statistics().years();
            var items = Datasets.ALL.stream()
                    .map(it -> DatasetItem.of(
                            it, Objects.requireNonNull(years.byDataset().get(it.name()))))
                    .toList();
            return new CutAnswers.Answered(
                    new DatasetList(asked.statistics().definition(), items, null, years.cut()), years.cut());
        });
    }

    @GetMapping(
            path = "/{dataset}/structure",
            produces = {SDMX_STRUCTURE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(operationId = "getStructure", summary = "What a dataset's SDMX-CSV is made of (SDMX-JSON 2.0)")
    Object structure(@PathVariable String dataset) {
        var found = Datasets.find(dataset);
        if (found == null) {
            throw noSuchDataset(dataset);
        }
        return Sdmx.structure(found, clock.instant());
    }

    /// The dataset of an address; refused where there is none.
    public static Dataset dataset(String name) {
        var dataset = Datasets.find(name);
        if (dataset == null) {
            throw noSuchDataset(name);
        }
        return dataset;
    }

    static Refused noSuchDataset(String name) {
        var names = Datasets.ALL.stream().map(Dataset::name).toList();
        return Refusals.notFound("no-such-dataset", Parameters.quote(name), Parameters.words(names));
    }
}
