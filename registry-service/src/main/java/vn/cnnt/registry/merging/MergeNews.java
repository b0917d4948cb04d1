package vn.cnnt.registry.merging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.KeptFindings;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.Words;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.updates.NewsSource;
import vn.cnnt.registry.updates.Notice;

/// How merges go on, to everybody inside.
@Component
class MergeNews implements NewsSource {
    private static final Paging LATEST = new Paging(20, null);

    private final Merges merges;
    private final Words words;

    MergeNews(Merges merges, Words words) {
        this.merges = merges;
        this.words = words;
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

    /// In one language: what is told is told to all.
    private @Nullable String failure(Merge merge) {
        return KeptFindings.say(merge.failure(), words, Languages.VIETNAMESE);
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
                                failure(it)),
                        _ -> true))
                .toList();
    }
}
