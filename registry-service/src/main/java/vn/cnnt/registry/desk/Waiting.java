package vn.cnnt.registry.desk;

import gg.jte.Content;
import java.util.Optional;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.page.Frame;

/// A part of the desk's first page: what of one feature waits for whoever sits at the desk. A bean of it is shown in
/// the order that Spring's `@Order` gives it.
@FunctionalInterface
public interface Waiting {
    /// Empty where there is nothing to say to them.
    Optional<Content> of(Actor actor, Frame frame);
}
