package vn.cnnt.registry.rights;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.security.Denied;

/// Nobody decides what they have entered or last worked on, whatever roles they hold.
@Component
public class FourEyes {
    private final boolean needed;

    public FourEyes(@Value("${cnnt.registry.four-eyes:true}") boolean needed) {
        this.needed = needed;
    }

    /// @param officers who entered it, and who made the last of the changes that are an officer's to make
    public void require(Actor actor, List<String> officers) {
        require(actor, () -> officers);
    }

    /// @param officers the same, looked up only where it matters who did what
    public void require(Actor actor, Supplier<List<String>> officers) {
        if (needed && officers.get().contains(actor.name())) {
            throw Denied.samePerson(actor.name());
        }
    }
}
