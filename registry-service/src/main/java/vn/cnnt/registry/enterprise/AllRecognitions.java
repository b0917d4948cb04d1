package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.registry.matching.SearchWords;
import vn.cnnt.registry.recognition.SoughtRecognitions;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;

/// The recognitions of all enterprises as one list, by enterprise and then as they were applied for.
///
/// They are parts of their enterprises, which are found by [vn.cnnt.registry.recognition.RecognitionKeys]; which of its
/// recognitions is meant is looked at here, as an enterprise may have all keys in different ones.
@Component
class AllRecognitions {
    private static final char PART = '/';

    private final Aggregates aggregates;

    AllRecognitions(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// A recognition with the enterprise it is of.
    record Found(Stored<Enterprise> enterprise, RecognitionDetails recognition) {
        String key() {
            return enterprise.id() + PART + recognition.id();
        }
    }

    /// @param typed words that each begin one of the product's or of the enterprise's names; null asks for nothing
    /// @param paging behind a recognition that was seen, `<enterprise>/<recognition>`
    Page<Found> find(SoughtRecognitions sought, @Nullable List<String> typed, Paging paging) {
        var keys = sought.keys();
        var filter = new Filter(
                Map.of(EnterpriseType.RECOGNITIONS, keys.getFirst()),
                keys.stream()
                        .skip(1)
                        .map(several -> new Filter.OneOf(EnterpriseType.RECOGNITIONS, several))
                        .toList(),
                typed == null ? null : new Filter.Typed(EnterpriseType.PRODUCT_WORDS, typed));
        var found = new ArrayList<Found>();
        var after = paging.after();
        var last = after == null ? null : rest(after, sought, typed, found);
        return Page.looking(
                paging.limit(),
                found,
                last,
                part -> aggregates.find(ENTERPRISES, filter, part),
                enterprises -> enterprises.stream()
                        .flatMap(it -> of(it, sought, typed).stream())
                        .toList(),
                Found::key);
    }

    /// What comes behind the one that was seen last at its enterprise; the place to go on from.
    private String rest(String after, SoughtRecognitions sought, @Nullable List<String> typed, List<Found> found) {
        var end = after.indexOf(PART);
        if (end < 0) {
            return after;
        }
        var enterprise = after.substring(0, end);
        var seen = after.substring(end + 1);
        aggregates.get(ENTERPRISES, enterprise).ifPresent(stored -> {
            var all = stored.state().recognitions();
            var isBehind = false;
            for (var recognition : all) {
                if (isBehind && matches(stored.state(), recognition, sought, typed)) {
                    found.add(new Found(stored, recognition));
                }
                isBehind |= recognition.id().equals(seen);
            }
        });
        return enterprise;
    }

    private static List<Found> of(
            Stored<Enterprise> enterprise, SoughtRecognitions sought, @Nullable List<String> typed) {
        return enterprise.state().recognitions().stream()
                .filter(recognition -> matches(enterprise.state(), recognition, sought, typed))
                .map(recognition -> new Found(enterprise, recognition))
                .toList();
    }

    private static boolean matches(
            Enterprise enterprise,
            RecognitionDetails recognition,
            SoughtRecognitions sought,
            @Nullable List<String> typed) {
        return sought.matches(recognition)
                && (typed == null || SearchWords.match(EnterpriseType.words(enterprise, List.of(recognition)), typed));
    }
}
