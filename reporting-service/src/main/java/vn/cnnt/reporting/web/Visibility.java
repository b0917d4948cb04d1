package vn.cnnt.reporting.web;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.projection.CutWatch;
import vn.cnnt.reporting.projection.Entity;
import vn.cnnt.reporting.projection.Figures;
import vn.cnnt.reporting.projection.FiguresUnavailable;
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

    /// The tokens that are not included when the patience ends; none, as a rule.
    List<Token> missing(Figures<EntityView> figures, List<Token> tokens, Duration patience) {
        if (tokens.isEmpty()) {
            return List.of();
        }
        var until = System.nanoTime() + patience.toNanos();
        while (true) {
            var cut = figures.cut();
            var missing = missing(figures, tokens);
            var left = until - System.nanoTime();
            if (missing.isEmpty() || left <= 0) {
                return missing;
            }
            try {
                admission.aside(() -> watch.awaitChange(cut, Duration.ofNanos(left)));
                if (figures.cut().offsets().equals(cut.offsets())) {
                    // It is the active run that moved, and this is another one.
                    admission.aside(() -> Thread.sleep(Duration.ofNanos(Math.min(left, BETWEEN_LOOKS))));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FiguresUnavailable("interrupted while waiting for " + missing, e);
            }
        }
    }

    private static List<Token> missing(Figures<EntityView> figures, List<Token> tokens) {
        var own = entities(figures, tokens.stream().map(Token::aggregate).toList());
        var told = new HashMap<Token, Map<String, Long>>();
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
        return tokens.stream()
                .filter(token -> !isIncluded(token, own, told.getOrDefault(token, Map.of()), others))
                .toList();
    }

    private static boolean isIncluded(
            Token token,
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
