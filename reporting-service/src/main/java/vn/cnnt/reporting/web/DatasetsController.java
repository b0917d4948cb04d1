package vn.cnnt.reporting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
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
class DatasetsController {
    private static final MediaType SDMX_STRUCTURE =
            MediaType.parseMediaType("application/vnd.sdmx.structure+json;version=2.0.0");

    private final Statistics statistics;
    private final Clock clock;

    DatasetsController(Statistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    private record DatasetList(
            String definition,
            List<DatasetItem> items,
            @Nullable String next) {}

    /// @param definition the version of what it counts: its own, so that one sees which of them changed
    /// @param derived ratios, computed when asked for
    /// @param comparisons with the value before in a dimension; any measure's rank is `<measure>.rank`
    private record DatasetItem(
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
    private record DimensionItem(
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
    private record MeasureItem(String name, Text title, boolean distinct) {}

    @GetMapping
    ResponseEntity<?> datasets(HttpServletRequest request) {
        var type = Request.negotiated(request, MediaType.APPLICATION_JSON);
        var parameters = Request.parameters(request);
        parameters.refuseOthers();
        if (!parameters.findings().isEmpty()) {
            throw Refusals.invalid(parameters.findings());
        }
        var items = Datasets.ALL.stream().map(DatasetItem::of).toList();
        return ResponseEntity.ok().contentType(type).body(new DatasetList(statistics.definition(), items, null));
    }

    /// What a dataset's SDMX-CSV is made of.
    @GetMapping("/{dataset}/structure")
    ResponseEntity<?> structure(@PathVariable("dataset") String name, HttpServletRequest request) {
        var dataset = Datasets.find(name);
        if (dataset == null) {
            var names = Datasets.ALL.stream().map(Dataset::name).toList();
            throw Refusals.notFound("no-such-dataset", Parameters.quote(name), Parameters.words(names));
        }
        var type = Request.negotiated(request, SDMX_STRUCTURE, MediaType.APPLICATION_JSON);
        var parameters = Request.parameters(request);
        parameters.refuseOthers();
        if (!parameters.findings().isEmpty()) {
            throw Refusals.invalid(parameters.findings());
        }
        return ResponseEntity.ok().contentType(type).body(Sdmx.structure(dataset, clock.instant()));
    }
}
