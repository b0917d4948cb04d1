package vn.cnnt.registry.reference;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.reading.TextReader;

/// Provinces in requests, by their keys.
@Component
public final class ProvinceReader implements TextReader<Province> {
    @Override
    public Class<Province> type() {
        return Province.class;
    }

    @Override
    public int most() {
        return Fields.NAME;
    }

    @Override
    public @Nullable Province read(String text, String field, Findings findings) {
        return Places.read(findings, field, text);
    }
}
