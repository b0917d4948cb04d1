package vn.cnnt.reporting.statistics;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What datasets, dimensions and measures mean, in sentences an official would use, and what rules them.
public final class Definitions {
    private static final Properties VIETNAMESE = read("vi");
    private static final Properties ENGLISH = read("en");
    private static final String CHANGE = "change";

    private Definitions() {}

    /// @param source the decree or circular that rules it, null where none is known
    public record Definition(Text words, @Nullable Text source) {}

    public static Definition of(Dataset dataset) {
        return of(dataset.name());
    }

    /// Of a dimension, which means the same in every dataset that has it.
    public static Definition of(Dimension dimension) {
        return of("dimension." + dimension.name());
    }

    /// Of a measure, a ratio, or a comparison by its name.
    public static Definition of(Dataset dataset, String measure) {
        var comparison = dataset.comparison(measure);
        if (comparison != null && comparison.kind() == Comparison.Kind.DIFFERENCE) {
            return changed(dataset.measures()
                    .get(dataset.measure(comparison.measure()))
                    .title());
        }
        return of(dataset.name() + "." + measure);
    }

    private static Definition changed(Text title) {
        return new Definition(
                new Text(
                        new MessageFormat(word(VIETNAMESE, CHANGE), Locale.ROOT).format(new Object[] {title.vi()}),
                        new MessageFormat(word(ENGLISH, CHANGE), Locale.ROOT).format(new Object[] {title.en()})),
                null);
    }

    private static Definition of(String key) {
        var source = "source." + key;
        return new Definition(
                new Text(word(VIETNAMESE, key), word(ENGLISH, key)),
                VIETNAMESE.containsKey(source) ? new Text(word(VIETNAMESE, source), word(ENGLISH, source)) : null);
    }

    private static String word(Properties words, String key) {
        var word = words.getProperty(key);
        if (word == null) {
            throw new IllegalStateException("nobody says what " + key + " is");
        }
        return word;
    }

    private static Properties read(String language) {
        var name = "definitions_" + language + ".properties";
        try (var file = Definitions.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException(name + " is missing from the program");
            }
            var words = new Properties();
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
