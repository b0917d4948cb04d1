package vn.cnnt.reporting.questions;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.admission.Admission;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.CutWatch;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.view.EnterpriseView;
import vn.cnnt.reporting.view.EntityView;
import vn.cnnt.reporting.view.GrantView;
import vn.cnnt.reporting.view.ReportedView;

/// Waits until the figures include what a client has just changed.
///
/// An enterprise's change is there when its own view has it. A grant's is there when the grant's view has it and each
/// enterprise that is told about it has, too, those included that were beneficiaries until then.
@Component
class Visibility {
    private static final long BETWEEN_LOOKS = Duration.ofMillis(50).toNanos();

    private final CutWatch watch;
    private final Admission admission;

    Visibility(CutWatch watch, Admission admission) {
        this.watch = watch;
        this.admission = admission;
    }

    /// @param missing the tokens that are not included when the patience ends; none, as a rule
    /// @param figures those in which the others are
    record Waited(List<ChangeToken> missing, Figures<EntityView> figures) {}

    /// @param figures as they stand, see [Figures#now]
    Waited await(Figures<EntityView> figures, List<ChangeToken> tokens, Duration patience) {
        if (tokens.isEmpty()) {
            return new Waited(tokens, figures);
        }
        var until = System.nanoTime() + patience.toNanos();
        var now = figures;
        var cut = now.cut();
        var missing = missing(now, tokens);
        while (!missing.isEmpty() && until - System.nanoTime() > 0) {
            var left = until - System.nanoTime();
            try {
                var before = cut;
                admission.aside(() -> watch.awaitChange(before, Duration.ofNanos(left)));
                now = now.now();
                cut = now.cut();
                if (cut.offsets().equals(before.offsets())) {
                    // It is the active run that moved, and this is another one.
                    admission.aside(() -> Thread.sleep(Duration.ofNanos(Math.min(left, BETWEEN_LOOKS))));
                } else if (haveMoved(before, cut, missing)) {
                    missing = missing(now, tokens);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FiguresUnavailable("interrupted while waiting for " + missing.keySet(), e);
            }
        }
        return new Waited(List.copyOf(missing.keySet()), now);
    }

    /// Whether anything can have arrived: a view changes only where its partition moves on. With many who wait, most
    /// have nothing to read when another's change arrives.
    private static boolean haveMoved(Cut before, Cut now, Map<ChangeToken, Set<Integer>> missing) {
        return missing.values().stream()
                .flatMap(Set::stream)
                .anyMatch(partition -> !Objects.equals(
                        before.offsets().get(partition), now.offsets().get(partition)));
    }

    /// The tokens that are not included, each with the partitions that must move on for it.
    private static Map<ChangeToken, Set<Integer>> missing(Figures<EntityView> figures, List<ChangeToken> tokens) {
        var own = entities(figures, tokens.stream().map(ChangeToken::aggregate).toList());
        var told = new HashMap<ChangeToken, Map<String, Long>>();
        for (var token : tokens) {
            var entity = own.get(token.aggregate());
            if (entity == null) {
                continue;
            }
            switch (entity.view()) {
                case GrantView grant -> told.put(token, grant.reach(token.version()));
                case ReportedView reported ->
                    told.put(
                            token,
                            reported.pages(token.aggregate()).stream()
                                    .collect(Collectors.toMap(page -> page, _ -> token.version())));
                case EnterpriseView _ -> {
                    // Nobody else is told.
                }
                case null -> {
                    // Nothing of it has arrived.
                }
            }
        }
        var others = entities(
                figures,
                told.values().stream()
                        .flatMap(reach -> reach.keySet().stream())
                        .distinct()
                        .toList());
        var missing = new LinkedHashMap<ChangeToken, Set<Integer>>();
        for (var token : tokens) {
            var reach = told.getOrDefault(token, Map.of());
            if (!isIncluded(token, own, reach, others)) {
                missing.put(
                        token,
                        Stream.concat(Stream.of(token.aggregate()), reach.keySet().stream())
                                .map(figures::partitionOf)
                                .collect(Collectors.toSet()));
            }
        }
        return missing;
    }

    private static boolean isIncluded(
            ChangeToken token,
            Map<String, Entity<EntityView>> own,
            Map<String, Long> told,
            Map<String, Entity<EntityView>> others) {
        return version(own, token.aggregate(), token.aggregate()) >= token.version()
                && told.entrySet().stream()
                        .allMatch(to -> version(others, to.getKey(), token.aggregate()) >= to.getValue());
    }

    private static long version(Map<String, Entity<EntityView>> entities, String entity, String stream) {
        var found = entities.get(entity);
        return found == null ? 0 : found.version(stream);
    }

    private static Map<String, Entity<EntityView>> entities(Figures<EntityView> figures, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var byPartition = new HashMap<Integer, List<String>>();
        for (var id : ids) {
            byPartition.merge(figures.partitionOf(id), List.of(id), Visibility::both);
        }
        var found = new HashMap<String, Entity<EntityView>>();
        figures.<Map<String, Entity<EntityView>>>read(snapshot -> {
                    var here = byPartition.get(snapshot.partition());
                    return here == null ? Map.of() : snapshot.entities(here);
                })
                .parts()
                .forEach(found::putAll);
        return found;
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
