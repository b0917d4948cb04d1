package vn.cnnt.reporting.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import vn.cnnt.events.Province;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.view.EntityView;

/// What a dataset means, in a few letters: its dimensions and measures, and what a golden sample of entities adds to
/// it. It changes by itself when the code counts differently, so that no one has to remember to say so.
final class Fingerprint {
    private static final Map<String, EntityView> SAMPLE = sample();

    private Fingerprint() {}

    static String of(Dataset dataset) {
        var text = new StringBuilder();
        text.append(dataset.name()).append('\n');
        for (var dimension : dataset.dimensions()) {
            text.append(dimension.name()).append(' ').append(dimension.spread()).append(' ');
            dimension.values().forEach(value -> text.append(value.code()).append(' '));
            text.append(dimension.years()).append('\n');
        }
        for (var measure : dataset.measures()) {
            text.append(measure.name()).append(' ').append(measure.counting()).append('\n');
        }
        for (var province : Province.all()) {
            text.append(province.key()).append(' ').append(province.region()).append(' ');
            text.append(province.current().key()).append('\n');
        }
        var rollUp = new RollUp(dataset);
        SAMPLE.forEach((id, view) -> {
            var cells = new TreeMap<String, String>();
            rollUp.add(
                    dataset.facts(view),
                    (page, cell, measures) -> cells.put(page + ' ' + cell, Arrays.toString(measures)));
            text.append(id).append(cells).append('\n');
        });
        return digest(text.toString());
    }

    /// What the sample's entries look like: a run whose ledgers are written otherwise must not be read as if it were
    /// ours.
    static String ofLedger(Dataset dataset) {
        var text = new StringBuilder();
        var bytes = new FactBytes(dataset);
        SAMPLE.forEach((id, view) ->
                text.append(id).append(bytes.write(dataset.facts(view))).append('\n'));
        return digest(text.toString());
    }

    /// The same of the recognised products.
    static String ofRecognisedLedger() {
        var text = new StringBuilder();
        SAMPLE.forEach((id, view) ->
                text.append(id).append(RecognisedLedger.entries(view)).append('\n'));
        return digest(text.toString());
    }

    static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Map<String, EntityView> sample() {
        try (var file = Fingerprint.class.getResourceAsStream("sample-views.json")) {
            if (file == null) {
                throw new IOException("sample-views.json is missing from the program");
            }
            return WireFormat.JSON.readValue(file.readAllBytes(), new TypeReference<TreeMap<String, EntityView>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
