package vn.cnnt.registry.intake.list;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.reading.TextReader;

/// Values that requests call by their words.
public final class WordReader<E extends Enum<E> & Worded> implements TextReader<E> {
    private static final int MOST = 200;

    private final Class<E> type;

    public WordReader(Class<E> type) {
        this.type = type;
    }

    @Override
    public Class<E> type() {
        return type;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public List<String> values() {
        return Arrays.stream(type.getEnumConstants()).map(Worded::word).toList();
    }

    @Override
    public @Nullable E read(String text, String field, Findings findings) {
        for (var value : type.getEnumConstants()) {
            if (value.word().equals(text)) {
                return value;
            }
        }
        findings.error(field, "not-one-of", Texts.shown(text), values());
        return null;
    }
}
