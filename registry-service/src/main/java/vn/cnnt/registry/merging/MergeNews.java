package vn.cnnt.registry.merging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.updates.NewsSource;
import vn.cnnt.registry.updates.Notice;

/// How merges go on, to everybody inside.
@Component
class MergeNews implements NewsSource {
    private static final Paging LATEST = new Paging(20, null);

    private final Merges merges;

    MergeNews(Merges merges) {
        this.merges = merges;
    }

    /// A merge as it goes on; its plan stands at its address.
    ///
    /// @param done how many steps are
    private record Progress(
            String id,
            String from,
            String into,
            Merge.State state,
            int done,
            @Nullable String failure) {}

    @Override
    public boolean concerns(Actor listener) {
        return true;
    }

    @Override
    public List<Notice> now() {
        return merges.page(null, LATEST).items().stream()
                .map(it -> Notice.of(
                        "merge",
                        it.id(),
                        new Progress(
                                it.id(),
                                it.from(),
                                it.into(),
                                it.state(),
                                it.done().size(),
                                it.failure()),
                        _ -> true))
                .toList();
    }
}
