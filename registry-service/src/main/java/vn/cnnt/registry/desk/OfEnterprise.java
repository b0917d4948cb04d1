package vn.cnnt.registry.desk;

import java.util.List;
import vn.cnnt.manners.page.Frame;

/// What another feature has to say on the page of an establishment, such as its grants.
@FunctionalInterface
public interface OfEnterprise {
    /// Lists of it; of those in which nothing is, only what has words for that is shown.
    ///
    /// @param enterprise its id
    List<Waits> of(String enterprise, Frame frame);
}
