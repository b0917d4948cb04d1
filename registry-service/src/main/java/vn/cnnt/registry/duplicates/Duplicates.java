package vn.cnnt.registry.duplicates;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Province;
import vn.cnnt.manners.audit.RequestTrail;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.enterprise.LikelyPairs;
import vn.cnnt.registry.enterprise.Namesake;
import vn.cnnt.registry.matching.Match;
import vn.cnnt.registry.store.Page;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;

/// Keeps the pairs that were found, looks at them again, and remembers what somebody says of them.
@Component
class Duplicates implements LikelyPairs {
    private static final Logger log = LoggerFactory.getLogger(Duplicates.class);

    private final Pairs pairs;
    private final Enterprises enterprises;
    private final RequestTrail trail;
    private final Clock clock;

    Duplicates(Pairs pairs, Enterprises enterprises, RequestTrail trail, Clock clock) {
        this.pairs = pairs;
        this.enterprises = enterprises;
        this.trail = trail;
        this.clock = clock;
    }

    /// A pair as both records are now.
    ///
    /// @param match how alike their names are
    record Looked(Pair pair, Stored<Enterprise> first, Stored<Enterprise> second, Match match) {
        /// Whether there is still something to be said of it.
        boolean isLikely() {
            return match.isNear();
        }

        Pair.Two two(String reason, String by, Instant at) {
            return new Pair.Two(names(first, second), reason, by, at);
        }

        private static List<String> names(Stored<Enterprise> first, Stored<Enterprise> second) {
            var names = new TreeSet<String>();
            names.addAll(Enterprises.writtenNames(first.state()));
            names.addAll(Enterprises.writtenNames(second.state()));
            return List.copyOf(names);
        }

        /// Whether it is for somebody to say what they are.
        boolean isOpen() {
            var two = pair.two();
            return isLikely() && (two == null || isNewSince(two));
        }

        private boolean isNewSince(Pair.Two said) {
            return !said.names().equals(names(first, second));
        }
    }

    /// Where the register is from before pairs were kept, those that its names make are found once.
    @EventListener(ApplicationReadyEvent.class)
    void findThoseOfBefore() {
        var found = enterprises.eachPairOnce(
                (one, other, province) -> pairs.add(List.of(Pair.found(one, other, province, now()))));
        if (found > 0) {
            log.atInfo().addKeyValue("pairs", found).log("likely duplicates of the register found");
        }
    }

    @Override
    public void found(String id, List<Namesake> namesakes) {
        if (namesakes.isEmpty()) {
            return;
        }
        var all = new LinkedHashMap<String, Pair>();
        for (var namesake : namesakes) {
            var province = namesake.enterprise().details().province().current().key();
            var pair = Pair.found(id, namesake.id(), province, now());
            all.put(pair.id(), pair);
        }
        for (var known : pairs.get(all.keySet())) {
            var again = all.remove(known.id());
            // the names of this write, which whoever writes has looked at again afterwards
            if (again != null && (!known.isOpen() || !known.province().equals(again.province()))) {
                pairs.change(known, known.reopened(again.province()));
            }
        }
        pairs.add(List.copyOf(all.values()));
    }

    /// Puts aside those of its pairs that are no longer alike, or were said to be two by the names they have.
    @Override
    public void changed(String id) {
        var known = pairs.openOf(id);
        var records = records(known);
        for (var pair : known) {
            var looked = look(pair, records);
            if (looked == null || !looked.isOpen()) {
                pairs.change(pair, pair.closed());
            }
        }
    }

    /// The pairs that are alike as both records are now, the newest first. Asking changes nothing: one whose likeness
    /// ended between a change and its being put aside is left out.
    Page<Looked> list(@Nullable Province province, Paging paging) {
        var provinces = province == null
                ? Province.all().stream()
                        .filter(Province::isCurrent)
                        .map(Province::key)
                        .toList()
                : List.of(province.current().key());
        return Page.looking(
                paging.limit(),
                List.of(),
                paging.after(),
                part -> pairs.open(provinces, part),
                this::open,
                it -> it.pair().place());
    }

    private List<Looked> open(List<Pair> found) {
        var records = records(found);
        return found.stream()
                .map(pair -> look(pair, records))
                .filter(Objects::nonNull)
                .filter(Looked::isOpen)
                .toList();
    }

    private Map<String, Stored<Enterprise>> records(List<Pair> found) {
        return enterprises.get(found.stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .toList());
    }

    private static @Nullable Looked look(Pair pair, Map<String, Stored<Enterprise>> records) {
        var first = records.get(pair.first());
        var second = records.get(pair.second());
        return first == null || second == null
                ? null
                : new Looked(pair, first, second, Enterprises.match(first.state(), second.state()));
    }

    /// A pair as it is now, whether it is alike or not.
    Looked find(String id) {
        return pairs.get(id)
                .flatMap(pair -> Optional.ofNullable(look(pair, records(List.of(pair)))))
                .orElseThrow(() -> new Rejection.NotFound(id));
    }

    /// A pair at the version that the request names.
    Looked atVersion(String id, WriteRequest request) {
        var looked = find(id);
        request.match(looked.pair().version());
        return looked;
    }

    /// Remembers that they are two; the same said again changes nothing.
    Looked separate(String id, String reason, WriteRequest request) {
        var looked = atVersion(id, request);
        var two = looked.pair().two();
        if (!looked.pair().isOpen() && two != null && two.reason().equals(reason)) {
            return looked;
        }
        trail.record(id, reason);
        var after = looked.pair().separated(looked.two(reason, request.actor().name(), now()));
        if (!pairs.change(looked.pair(), after)) {
            throw new Rejection.Stale(
                    Objects.requireNonNull(request.versions(), id),
                    find(id).pair().version());
        }
        return new Looked(after, looked.first(), looked.second(), looked.match());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
