package vn.cnnt.registry.desk;

import java.util.List;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.page.Frame;

/// A part of the desk's first page: what of one feature waits for whoever sits at the desk. A bean of it is shown in
/// the order that Spring's `@Order` gives it.
@FunctionalInterface
public interface Waiting {
    /// Lists of it; of those in which nothing is, only what has words for that is shown.
    List<Waits> of(Actor actor, Frame frame);
}
