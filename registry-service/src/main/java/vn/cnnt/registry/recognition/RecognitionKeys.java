package vn.cnnt.registry.recognition;

import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;

/// What the recognitions of an enterprise are found by across all: short texts that an enterprise has as soon as one of
/// its recognitions does. So who asks for several of them looks again whether one recognition has them all.
public final class RecognitionKeys {
    private RecognitionKeys() {}

    public static List<String> of(List<RecognitionDetails> recognitions) {
        var keys = new LinkedHashSet<String>();
        for (var recognition : recognitions) {
            add(keys, recognition, "");
            place(recognition).forEach(place -> add(keys, recognition, place));
        }
        return List.copyOf(keys);
    }

    private static void add(Set<String> keys, RecognitionDetails of, String place) {
        if (!place.isEmpty()) {
            keys.add(place(place));
        }
        keys.add(status(of.status(), place));
        keys.add(year(of.votingYear(), place));
        keys.add(level(of.level(), place));
        keys.add(level(of.level(), of.votingYear(), place));
        keys.add(group(of.productGroup(), place));
        var until = of.validUntil();
        if (of.status() == RecognitionStatus.RECOGNISED && until != null) {
            keys.add(until(YearMonth.from(until), place));
        }
    }

    static String place(String place) {
        return "p/" + place;
    }

    static String status(RecognitionStatus status, String place) {
        return "s/" + status + "/" + place;
    }

    static String year(int year, String place) {
        return "y/" + year + "/" + place;
    }

    static String level(Level level, String place) {
        return "l/" + level + "/" + place;
    }

    static String level(Level level, int year, String place) {
        return "l/" + level + "/" + year + "/" + place;
    }

    static String group(ProductGroup group, String place) {
        return "g/" + group + "/" + place;
    }

    /// The month in which its certificate ends.
    static String until(YearMonth month, String place) {
        return "u/" + month + "/" + place;
    }

    /// Where it was decided, or applied for as long as it isn't: that province, and the one it belongs to today.
    static Set<String> place(RecognitionDetails of) {
        var keys = new LinkedHashSet<String>();
        keys.add(province(of).key());
        keys.add(province(of).current().key());
        return keys;
    }

    static Province province(RecognitionDetails of) {
        var decided = of.decidedProvince();
        return decided == null ? of.province() : decided;
    }
}
