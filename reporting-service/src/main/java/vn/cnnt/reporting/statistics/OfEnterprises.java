package vn.cnnt.reporting.statistics;

import java.util.List;
import vn.cnnt.reporting.view.EnterpriseView;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.view.GrantView;
import vn.cnnt.reporting.view.ReportedView;

/// A dataset to which nothing but enterprises adds.
interface OfEnterprises extends Dataset {
    /// What the enterprise adds as it stands.
    List<Fact> facts(EnterpriseView enterprise);

    @Override
    default List<Fact> facts(EntityView view) {
        return switch (view) {
            case EnterpriseView enterprise -> facts(enterprise);
            case GrantView _, ReportedView _ -> List.of();
        };
    }
}
