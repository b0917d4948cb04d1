package vn.cnnt.reporting.statistics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;
import vn.cnnt.reporting.projection.Contributions;
import vn.cnnt.reporting.projection.Definition;
import vn.cnnt.reporting.view.EntityView;

/// What the figures of the register are made of: the views, and every dataset's facts rolled up.
public final class RegistryDefinition implements Definition<EntityView> {
    /// Raised by hand whenever a fold or a dataset's facts change their meaning.
    private static final int EDITION = 1;

    private static final String VERSION = EDITION + "-" + digest();

    private final List<RollUp> rollUps = Datasets.ALL.stream().map(RollUp::new).toList();

    /// The edition, and a digest of the names the cells are built from and of the reference data they follow from.
    @Override
    public String version() {
        return VERSION;
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
    public void contribute(String entity, EntityView view, Contributions into) {
        for (var i = 0; i < rollUps.size(); i++) {
            rollUps.get(i).add(Datasets.ALL.get(i).facts(view), into);
        }
    }

    @Override
    public void contributeChange(
            String entity, @Nullable EntityView before, EntityView after, Contributions into) {
        for (var i = 0; i < rollUps.size(); i++) {
            var dataset = Datasets.ALL.get(i);
            rollUps.get(i).change(before == null ? List.of() : dataset.facts(before), dataset.facts(after), into);
        }
    }

    private static final List<String> PAGES = Datasets.ALL.stream()
            .flatMap(dataset ->
                    Place.EACH.stream().flatMap(place -> place.everyValue().map(value -> place.page(dataset.name(), value))))
            .toList();

    private static String digest() {
        var text = new StringBuilder();
        for (var dataset : Datasets.ALL) {
            text.append(dataset.name()).append('\n');
            for (var dimension : dataset.dimensions()) {
                text.append(dimension.name())
                        .append(' ')
                        .append(dimension.spread())
                        .append(' ');
                dimension.values().forEach(value -> text.append(value.code()).append(' '));
                text.append(dimension.years()).append('\n');
            }
            for (var measure : dataset.measures()) {
                text.append(measure.name())
                        .append(' ')
                        .append(measure.counting())
                        .append('\n');
            }
        }
        for (var province : Province.all()) {
            text.append(province.key()).append(' ').append(province.region()).append(' ');
            text.append(province.current().key()).append('\n');
        }
        for (var content : SupportContent.values()) {
            text.append(content.name())
                    .append(' ')
                    .append(content.group().name())
                    .append('\n');
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
