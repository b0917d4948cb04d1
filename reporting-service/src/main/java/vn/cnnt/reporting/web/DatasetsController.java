package vn.cnnt.reporting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.cnnt.manners.Refused;
import vn.cnnt.reporting.export.Sdmx;
import vn.cnnt.reporting.statistics.Comparison;
import vn.cnnt.reporting.statistics.Dataset;
import vn.cnnt.reporting.statistics.Datasets;
import vn.cnnt.reporting.statistics.Derived;
import vn.cnnt.reporting.statistics.Dimension;
import vn.cnnt.reporting.statistics.Measure;
import vn.cnnt.reporting.statistics.Parameters;
import vn.cnnt.reporting.statistics.Places;
import vn.cnnt.reporting.statistics.RegistryDefinition;
import vn.cnnt.reporting.statistics.Statistics;
import vn.cnnt.reporting.statistics.Text;
import vn.cnnt.reporting.statistics.Value;

/// What can be asked.
@RestController
@RequestMapping("/api/v1/datasets")
public class DatasetsController {
    private static final String SDMX_STRUCTURE = "application/vnd.sdmx.structure+json;version=2.0.0";

    private final Statistics statistics;
    private final Clock clock;

    DatasetsController(Statistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    record DatasetList(
            String definition,
            List<DatasetItem> items,
            @Nullable String next) {}

    /// @param definition the version of what it counts: its own, so that one sees which of them changed
    /// @param derived ratios, computed when asked for
    /// @param comparisons with the value before in a dimension; any measure's rank is `<measure>.rank`
    record DatasetItem(
            String name,
            Text title,
            String definition,
            List<DimensionItem> dimensions,
            List<MeasureItem> measures,
            List<Derived> derived,
            List<Comparison> comparisons) {
        static DatasetItem of(Dataset dataset) {
            var places = Stream.of(
                    DimensionItem.of(Places.AS_DECIDED.provinceDimension(), Places.CURRENT.provinceDimension()),
                    DimensionItem.of(Places.REGION_DIMENSION, null));
            return new DatasetItem(
                    dataset.name(),
                    dataset.title(),
                    RegistryDefinition.version(dataset),
                    Stream.concat(places, dataset.dimensions().stream().map(it -> DimensionItem.of(it, null)))
                            .toList(),
                    dataset.measures().stream()
                            .filter(Measure::offered)
                            .map(it -> new MeasureItem(it.name(), it.title(), it.isDistinct()))
                            .toList(),
                    dataset.derived(),
                    dataset.comparisons());
        }
    }

    /// @param current of the values those of the current view, where they differ
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record DimensionItem(
            String name, Text title, List<Value> values, Dimension.@Nullable Years years, List<String> current) {
        static DimensionItem of(Dimension dimension, @Nullable Dimension current) {
            return new DimensionItem(
                    dimension.name(),
                    dimension.title(),
                    dimension.values(),
                    dimension.years(),
                    current == null
                            ? List.of()
                            : current.values().stream().map(Value::code).toList());
        }
    }

    /// @param distinct whether it counts once, so that rows may add up to more than the total
    record MeasureItem(String name, Text title, boolean distinct) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listDatasets", summary = "What can be asked")
    DatasetList datasets() {
        var items = Datasets.ALL.stream().map(DatasetItem::of).toList();
        return new DatasetList(statistics.definition(), items, null);
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
