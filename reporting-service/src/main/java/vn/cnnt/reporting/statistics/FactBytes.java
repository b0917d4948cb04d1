package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.cnnt.events.Province;
import vn.cnnt.reporting.pages.Decoder;
import vn.cnnt.reporting.pages.Encoder;
import vn.cnnt.reporting.slots.Bytes;

/// The facts of one entity as they stand in a ledger: what counts of them and nothing else, so that entities that count
/// alike have the same bytes. What they rest on is in the view.
///
/// Values are numbers in the order in which the dataset's dimensions and the provinces are listed; another order is
/// another definition.
final class FactBytes {
    private static final int NOT_LISTED = 0;

    /// Years are short around this one.
    private static final int USUAL_YEAR = 2020;

    private static final List<Province> PROVINCES = List.copyOf(Province.all());
    private static final Map<Province, Integer> NUMBERS = numbers();

    private final Dataset dataset;
    private final boolean withUnits;
    private final List<Map<String, Integer>> orders;

    FactBytes(Dataset dataset) {
        this.dataset = dataset;
        this.withUnits = dataset.measures().stream().anyMatch(it -> it.counting() == Measure.Counting.ONCE_PER_UNIT);
        this.orders = dataset.dimensions().stream().map(FactBytes::orders).toList();
    }

    Bytes write(List<Fact> facts) {
        var units = new HashMap<String, Integer>();
        var each = new ArrayList<byte[]>(facts.size());
        facts.forEach(fact -> each.add(write(fact, units)));
        if (!withUnits) {
            each.sort(Arrays::compare);
        }
        var out = new Encoder(8 * facts.size());
        each.forEach(out::append);
        return Bytes.of(out.toBytes());
    }

    private byte[] write(Fact fact, Map<String, Integer> units) {
        var out = new Encoder(16);
        out.number(NUMBERS.getOrDefault(fact.province(), 0));
        for (var i = 0; i < orders.size(); i++) {
            var value = fact.values().get(i);
            if (dataset.dimensions().get(i).years() != null) {
                out.signed(Integer.parseInt(value) - USUAL_YEAR);
            } else {
                var order = orders.get(i).get(value);
                if (order == null) {
                    out.number(NOT_LISTED).text(value);
                } else {
                    out.number(order + 1);
                }
            }
        }
        if (withUnits) {
            out.number(units.computeIfAbsent(fact.unit(), _ -> units.size()));
        }
        for (var measure : fact.measures()) {
            out.signed(measure);
        }
        return out.toBytes();
    }

    List<Fact> read(Bytes bytes) {
        var in = new Decoder(bytes.array());
        var facts = new ArrayList<Fact>();
        while (!in.isAtEnd()) {
            facts.add(read(in));
        }
        return facts;
    }

    private Fact read(Decoder in) {
        var province = PROVINCES.get(in.count());
        var values = new ArrayList<String>(orders.size());
        for (var dimension : dataset.dimensions()) {
            if (dimension.years() != null) {
                values.add(Integer.toString((int) in.signed() + USUAL_YEAR));
            } else {
                var number = in.count();
                values.add(
                        number == NOT_LISTED
                                ? in.text()
                                : dimension.values().get(number - 1).code());
            }
        }
        var unit = withUnits ? Integer.toString(in.count()) : "";
        var measures = new long[dataset.measures().size()];
        for (var i = 0; i < measures.length; i++) {
            measures[i] = in.signed();
        }
        return new Fact(province, values, unit, List.of(), measures);
    }

    private static Map<String, Integer> orders(Dimension dimension) {
        var orders = new HashMap<String, Integer>();
        dimension.values().forEach(value -> orders.putIfAbsent(value.code(), orders.size()));
        return orders;
    }

    private static Map<Province, Integer> numbers() {
        var numbers = new HashMap<Province, Integer>();
        PROVINCES.forEach(province -> numbers.put(province, numbers.size()));
        return numbers;
    }
}
