package vn.cnnt.registry.enterprise.pages;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.desk.NamesOfRecords;
import vn.cnnt.registry.enterprise.Enterprises;

/// The names of establishments, for pages that know their ids.
@Component
class EnterpriseNames implements NamesOfRecords {
    private final Enterprises enterprises;

    EnterpriseNames(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    @Override
    public Map<String, String> of(Collection<String> ids) {
        return enterprises.names(ids);
    }
}
