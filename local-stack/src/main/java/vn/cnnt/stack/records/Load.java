package vn.cnnt.stack.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import vn.cnnt.stack.records.Answer.Accepted;
import vn.cnnt.stack.records.Answer.Refused;
import vn.cnnt.stack.records.LoadPlan.Establishment;
import vn.cnnt.stack.records.LoadPlan.EstablishmentKey;
import vn.cnnt.stack.records.LoadPlan.PlannedGrant;
import vn.cnnt.stack.records.LoadPlan.PlannedRecognition;
import vn.cnnt.stack.records.LoadReport.Outcome;
import vn.cnnt.stack.records.LoadReport.Row;

/// One pass over the plan. It is the same pass whether it is the first or goes on after a crash: what the journal
/// knows is not asked again, everything else is.
final class Load {
    private final LoadPlan plan;
    private final Registry registry;
    private final LoadJournal journal;
    private final Progress progress;

    private final Map<EstablishmentKey, String> ids = new HashMap<>();
    private final Map<EstablishmentKey, Refused> refusedEstablishments = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private int done;

    /// Told after each establishment, recognition and grant.
    @FunctionalInterface
    interface Progress {
        void at(int done, int of);
    }

    Load(LoadPlan plan, Registry registry, LoadJournal journal, Progress progress) {
        this.plan = plan;
        this.registry = registry;
        this.journal = journal;
        this.progress = progress;
    }

    LoadReport run() {
        plan.establishments().forEach(this::load);
        plan.grants().forEach(this::load);
        plan.leftOut()
                .forEach(left -> rows.add(new Row(left.line(), left.what(), Outcome.LEFT_OUT, left.why(), List.of())));
        journal.complete();
        return new LoadReport(List.copyOf(rows), ids.size());
    }

    private void load(Establishment establishment) {
        switch (ask(Call.create("/enterprises", establishment.request()))) {
            case Accepted registered -> {
                ids.put(establishment.key(), registered.id());
                report();
                var seen = registered;
                for (var recognition : establishment.recognitions()) {
                    seen = load(registered.id(), seen, establishment, recognition);
                    report();
                }
            }
            case Refused refused -> {
                refusedEstablishments.put(establishment.key(), refused);
                report();
                for (var recognition : establishment.recognitions()) {
                    rows.add(new Row(
                            recognition.line(),
                            what(establishment, recognition),
                            Outcome.of(refused),
                            "its establishment was not registered: " + refused,
                            List.of()));
                    report();
                }
            }
        }
    }

    /// Answers the newest state of the enterprise that was seen.
    private Accepted load(String id, Accepted seen, Establishment establishment, PlannedRecognition recognition) {
        var what = what(establishment, recognition);
        var recognitions = "/enterprises/" + id + "/recognitions";
        return switch (ask(Call.change(recognitions, recognition.application(), seen.etag()))) {
            case Refused refused -> {
                rows.add(new Row(recognition.line(), what, Outcome.of(refused), refused.toString(), List.of()));
                yield seen;
            }
            case Accepted applied ->
                switch (ask(Call.change(
                        recognitions + "/" + applied.id() + "/decision", recognition.decision(), applied.etag()))) {
                    case Refused refused -> {
                        rows.add(new Row(
                                recognition.line(),
                                what,
                                Outcome.of(refused),
                                "applied for, its decision not taken: " + refused,
                                applied.warnings()));
                        yield applied;
                    }
                    case Accepted decided -> {
                        var warnings = new LinkedHashSet<>(applied.warnings());
                        warnings.addAll(decided.warnings());
                        rows.add(new Row(recognition.line(), what, Outcome.LOADED, "", List.copyOf(warnings)));
                        yield decided;
                    }
                };
        };
    }

    private void load(PlannedGrant grant) {
        var what = grant.row().province() + " · " + grant.row().title();
        var missing = grant.shares().stream()
                .filter(share -> refusedEstablishments.containsKey(share.of()))
                .findFirst();
        if (missing.isPresent()) {
            var refused = refusedEstablishments.get(missing.get().of());
            rows.add(new Row(
                    grant.line(), what, Outcome.REFUSED, "a beneficiary was not registered: " + refused, List.of()));
        } else {
            switch (ask(Call.create("/grants", grant.request(ids)))) {
                case Accepted recorded ->
                    rows.add(new Row(grant.line(), what, Outcome.LOADED, "", recorded.warnings()));
                case Refused refused ->
                    rows.add(new Row(grant.line(), what, Outcome.of(refused), refused.toString(), List.of()));
            }
        }
        report();
    }

    private Answer ask(Call call) {
        var before = journal.answerTo(call);
        if (before != null) {
            return before;
        }
        var answer = registry.post(call);
        if (answer instanceof Accepted accepted) {
            journal.keep(call, accepted);
        }
        return answer;
    }

    private void report() {
        progress.at(++done, plan.steps());
    }

    private static String what(Establishment establishment, PlannedRecognition recognition) {
        var application = recognition.application();
        return establishment.request().name() + " · " + application.product() + " · " + application.level() + " "
                + application.votingYear();
    }
}
