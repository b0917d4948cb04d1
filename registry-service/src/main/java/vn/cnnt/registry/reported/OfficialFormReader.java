package vn.cnnt.registry.reported;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.OfficialForm;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.reading.TextReader;

/// A form in requests: by the code in the JSON of the form itself, `voting`, or by its name in events, `VOTING`.
@Component
public final class OfficialFormReader implements TextReader<OfficialForm> {
    private static final int MOST = 100;

    @Override
    public Class<OfficialForm> type() {
        return OfficialForm.class;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public List<String> values() {
        return Arrays.stream(OfficialForm.values())
                .flatMap(one -> Stream.of(one.name(), one.code()))
                .toList();
    }

    @Override
    public @Nullable OfficialForm read(String text, String field, Findings findings) {
        var form = OfficialForm.find(text);
        if (form == null) {
            findings.error(field, "not-one-of", Texts.shown(text), values());
        }
        return form;
    }
}
