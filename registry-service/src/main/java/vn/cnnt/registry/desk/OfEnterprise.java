package vn.cnnt.registry.desk;

import gg.jte.Content;
import java.util.Optional;
import vn.cnnt.manners.page.Frame;

/// What another feature has to say on the page of an establishment, such as its grants.
@FunctionalInterface
public interface OfEnterprise {
    /// Empty where there is nothing.
    ///
    /// @param enterprise its id
    Optional<Content> of(String enterprise, Frame frame);
}
