package vn.cnnt.registry.duplicates;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.registry.rights.Territory;

/// Who may say that two records are two establishments: whoever acts for the provinces of both, as for a merge of them.
@Component
public class DuplicateRights {
    private final Duplicates duplicates;

    DuplicateRights(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    public void separate(Actor actor, Map<String, String> address) {
        var id = String.valueOf(address.get("id"));
        var looked = duplicates.find(id);
        Territory.require(actor, looked.first().state().details().province());
        Territory.require(actor, looked.second().state().details().province());
    }
}
