package vn.cnnt.reporting.statistics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.SupportContent;
import vn.cnnt.reporting.projection.Contributions;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.view.EntityView;

/// What the figures of the register are made of: the views, and every dataset's facts rolled up.
public final class RegistryDefinition implements Definition<EntityView> {
    /// Raised by hand whenever a fold or a dataset's facts change their meaning.
    private static final int EDITION = 2;

    private static final SortedMap<String, String> FINGERPRINTS = fingerprints();

    private static final String VERSION = EDITION + "-" + digest();

    private final List<RollUp> rollUps = Datasets.ALL.stream().map(RollUp::new).toList();

    /// The edition, and a digest of every dataset's fingerprint, of what stands in its ledger and of the reference data
    /// they follow from.
    @Override
    public String version() {
        return VERSION;
    }

    /// The version of one dataset's definition.
    public static String version(Dataset dataset) {
        return EDITION + "-" + FINGERPRINTS.get(dataset.name());
    }

    @Override
    public Class<EntityView> viewType() {
        return EntityView.class;
    }

    @Override
    public EntityView apply(String entity, @Nullable EntityView view, Envelope event) {
        return EntityView.after(entity, view, event);
    }

    @Override
    public List<String> pages() {
        return PAGES;
    }

    @Override
    public List<String> ledgers() {
        return LEDGERS;
    }

    @Override
    public void contribute(String entity, EntityView view, Contributions into) {
        for (var i = 0; i < rollUps.size(); i++) {
            rollUps.get(i).add(Datasets.ALL.get(i).facts(view), into);
        }
        RecognisedLedger.enter(view, into);
    }

    @Override
    public void contributeChange(String entity, @Nullable EntityView before, EntityView after, Contributions into) {
        for (var i = 0; i < rollUps.size(); i++) {
            var dataset = Datasets.ALL.get(i);
            rollUps.get(i).change(before == null ? List.of() : dataset.facts(before), dataset.facts(after), into);
        }
        RecognisedLedger.enterChange(before, after, into);
    }

    private static final List<String> PAGES = Datasets.ALL.stream()
            .flatMap(dataset -> Place.EACH.stream()
                    .flatMap(place -> place.everyValue().map(value -> place.page(dataset.name(), value))))
            .toList();

    private static final List<String> LEDGERS = Stream.concat(
                    Datasets.ALL.stream().map(Dataset::name), Stream.of(RecognisedLedger.NAME))
            .toList();

    private static SortedMap<String, String> fingerprints() {
        var fingerprints = new TreeMap<String, String>();
        Datasets.ALL.forEach(dataset -> fingerprints.put(dataset.name(), Fingerprint.of(dataset)));
        return fingerprints;
    }

    private static String digest() {
        var text = new StringBuilder();
        FINGERPRINTS.forEach((dataset, fingerprint) ->
                text.append(dataset).append(' ').append(fingerprint).append('\n'));
        Datasets.ALL.forEach(
                dataset -> text.append(Fingerprint.ofLedger(dataset)).append('\n'));
        text.append(Fingerprint.ofRecognisedLedger()).append('\n');
        for (var content : SupportContent.values()) {
            text.append(content.name())
                    .append(' ')
                    .append(content.group().name())
                    .append('\n');
        }
        return Fingerprint.digest(text.toString());
    }
}
