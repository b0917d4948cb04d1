package vn.cnnt.reporting.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every dataset there is. A new one adds its line here; a test says so when it is forgotten.
public final class Datasets {
    public static final List<Dataset> ALL = List.of(
            new Enterprises(), new Recognitions(), new ValidCertificates(), new Grants(), new SupportedEnterprises());

    private Datasets() {}

    public static @Nullable Dataset find(String name) {
        return ALL.stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
