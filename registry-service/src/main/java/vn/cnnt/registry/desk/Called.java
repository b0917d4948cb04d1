package vn.cnnt.registry.desk;

import java.util.Optional;
import vn.cnnt.manners.page.Speech;

/// What a thing is called in words, where its title is made of codes.
public interface Called {
    /// @param id of a thing of whatever kind
    /// @return empty where it is another feature's thing
    Optional<String> of(String id, Speech speech);
}
