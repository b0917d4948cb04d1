package vn.cnnt.registry.updates;

import java.time.Duration;
import java.util.List;
import vn.cnnt.manners.Actor;

/// Some work of the register, and how it stands.
public interface NewsSource {
    /// So long work that has ended is told of: whoever looked away finds out.
    Duration REMEMBERED = Duration.ofMinutes(10);

    /// Whether this listener may be told of any of it; nobody looks while no such one is there.
    boolean concerns(Actor listener);

    /// All of it that is going on, and what has ended of late.
    List<Notice> now();
}
