package vn.cnnt.reporting.statistics;

import java.util.List;
import java.util.stream.Stream;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.Province;
import vn.cnnt.events.Region;

/// A value of a dimension: its code in questions and answers, and its title.
public record Value(String code, Text title) {
    /// What is not known.
    public static final Value UNKNOWN = new Value("UNKNOWN", new Text("Chưa rõ", "Unknown"));

    /// What there isn't.
    public static final Value NONE = new Value("NONE", new Text("Không có", "None"));

    /// The values of a closed list, with what may stand in their place at the end.
    public static List<Value> of(Labelled[] list, Value... more) {
        return Stream.concat(Stream.of(list).map(Value::of), Stream.of(more)).toList();
    }

    static Value of(Labelled labelled) {
        return new Value(labelled.name(), new Text(labelled.vi(), labelled.en()));
    }

    static Value of(Province province) {
        return new Value(province.key(), new Text(province.vi(), province.en()));
    }

    static List<Value> regions() {
        return of(Region.values());
    }
}
