package vn.cnnt.reporting.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.statistics.Statistics;
import vn.cnnt.reporting.view.EntityView;

/// Every form there is, by the last part of its address.
public enum Forms {
    VOTING("voting"),
    RESULTS("results"),
    FUNDING("funding"),
    GRANTS("grants");

    private final String path;

    Forms(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    public static @Nullable Forms find(String path) {
        for (var form : values()) {
            if (form.path.equals(path)) {
                return form;
            }
        }
        return null;
    }

    public static List<String> paths() {
        return List.of(values()).stream().map(Forms::path).toList();
    }

    /// @param figures those that the statistics are asked of
    public FormPage fill(Scope scope, Statistics statistics, Figures<EntityView> figures) {
        return switch (this) {
            case VOTING -> Voting.page(scope, statistics);
            case RESULTS -> Results.page(scope, statistics);
            case FUNDING -> Funding.page(scope, statistics);
            case GRANTS -> GrantList.page(scope, figures, statistics.definition());
        };
    }
}
