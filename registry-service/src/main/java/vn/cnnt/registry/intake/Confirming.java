package vn.cnnt.registry.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.registry.intake.list.Unreadable;
import vn.cnnt.registry.intake.taking.Candidate;
import vn.cnnt.registry.intake.taking.Confirmation;
import vn.cnnt.registry.intake.taking.NamesOfList;
import vn.cnnt.registry.intake.taking.ReportedRow;
import vn.cnnt.registry.intake.taking.RowOutcome;
import vn.cnnt.registry.intake.taking.RowReport;
import vn.cnnt.registry.intake.taking.RowsInWork;
import vn.cnnt.registry.rights.Territory;

/// Takes the rows again that an officer has confirmed.
@Component
class Confirming {
    private final Imports imports;
    private final RowBlocks blocks;
    private final RowHandlers handlers;
    private final AtOnce atOnce;

    Confirming(Imports imports, RowBlocks blocks, RowHandlers handlers, AtOnce atOnce) {
        this.imports = imports;
        this.blocks = blocks;
        this.handlers = handlers;
        this.atOnce = atOnce;
    }

    /// The rows that are meant.
    ///
    /// @param lines none where every row is meant that waits for nothing but the codes
    /// @param sheet null where the lines can be of one only
    record Wanted(List<Long> lines, @Nullable String sheet) {
        Wanted {
            lines = List.copyOf(lines);
        }

        private boolean isOf(ReportedRow line, Set<Long> numbers) {
            return (numbers.isEmpty() || numbers.contains(line.row().line()))
                    && (sheet == null || sheet.equals(line.row().sheet()));
        }
    }

    /// Refuses lines that are of other provinces than those of who confirms.
    void requireTerritory(Import job, Wanted wanted) {
        var numbers = Set.copyOf(wanted.lines());
        if (numbers.isEmpty()) {
            return;
        }
        var drafts = handlers.drafts(job);
        for (var block : blocks.of(job.id(), 0)) {
            for (var line : block.lines()) {
                // of a row that isn't meant, too: one below may refer to it
                var draft = drafts.apply(line.row());
                if (wanted.isOf(line, numbers)) {
                    var field = "/lines/" + wanted.lines().indexOf(line.row().line());
                    draft.provinces().forEach(province -> Territory.require(job.by(), field, province));
                }
            }
        }
    }

    /// Row after row as they wait, in the order of the list. One that whoever confirms may not take, because the record
    /// it would change is of another province, waits on for who may.
    void confirm(Import job, Wanted wanted, Confirmation confirmation) {
        retake(job, wanted, confirmation, (block, lines) -> {
            var retaken = new RowBlock(block.first(), lines, block.version());
            if (!lines.equals(block.lines()) && !blocks.replace(job, retaken)) {
                throw Unreadable.notNow("/lines", "confirmed-elsewhere");
            }
        });
        imports.recount(job.id());
    }

    /// What the counts would be after that; nothing is done.
    Counts foresee(Import job, Wanted wanted, Confirmation confirmation) {
        var counts = new ArrayList<Counts>();
        retake(job.tried(), wanted, confirmation, (_, lines) -> counts.add(Counts.of(lines)));
        return counts.stream().reduce(Counts.NONE, Counts::plus);
    }

    private void retake(
            Import job, Wanted wanted, Confirmation confirmation, BiConsumer<RowBlock, List<ReportedRow>> each) {
        var numbers = Set.copyOf(wanted.lines());
        var handler = handlers.of(job, new NamesOfList());
        var drafts = handlers.drafts(job);
        for (var block : blocks.of(job.id(), 0)) {
            try (var inWork = new RowsInWork(atOnce.rows())) {
                var places = new ArrayList<Integer>();
                for (var place = 0; place < block.lines().size(); place++) {
                    var line = block.lines().get(place);
                    // of a row that isn't meant, too: one below may refer to it
                    var draft = drafts.apply(line.row());
                    if (wanted.isOf(line, numbers) && isAnswered(line.report(), confirmation)) {
                        var asked = confirmation.about(candidates(line.report()));
                        inWork.begin(line.row(), draft, () -> handler.handle(line.row(), draft, asked, true));
                        places.add(place);
                    }
                }
                var lines = new ArrayList<>(block.lines());
                for (var place : places) {
                    var taken = inWork.next();
                    if (!isAnothers(taken.report())) {
                        lines.set(place, taken);
                    }
                }
                each.accept(block, lines);
            }
        }
    }

    private static boolean isAnothers(RowReport report) {
        return report.outcome() == RowOutcome.REFUSED
                && report.findings().stream().anyMatch(finding -> finding.code().equals(Denied.OTHER_PROVINCE));
    }

    /// Whether it waits, and for nothing but what is confirmed.
    private static boolean isAnswered(RowReport report, Confirmation confirmation) {
        return report.outcome() == RowOutcome.TO_CONFIRM
                && report.findings().stream().map(Finding::code).allMatch(confirmation::isOf);
    }

    private static Set<String> candidates(RowReport report) {
        return report.candidates().stream().map(Candidate::id).collect(Collectors.toSet());
    }

    /// The lines that are named are there, wait or have waited, and are of one sheet; and it is said what of them is
    /// confirmed.
    void check(Import job, Wanted wanted, Set<String> codes) {
        if (wanted.lines().isEmpty()) {
            return;
        }
        var outcomes = new HashMap<Long, RowOutcome>();
        var sheets = new HashMap<Long, Set<String>>();
        var waitedFor = new TreeSet<String>();
        var numbers = Set.copyOf(wanted.lines());
        for (var block : blocks.of(job.id(), 0)) {
            for (var line : block.lines()) {
                if (line.report().outcome() == RowOutcome.TO_CONFIRM && wanted.isOf(line, numbers)) {
                    line.report().findings().forEach(finding -> waitedFor.add(finding.code()));
                }
                if (wanted.sheet() == null || wanted.sheet().equals(line.row().sheet())) {
                    outcomes.put(line.row().line(), line.report().outcome());
                    sheets.computeIfAbsent(line.row().line(), _ -> new TreeSet<>())
                            .add(line.row().sheet());
                }
            }
        }
        var findings = new Findings();
        for (var i = 0; i < wanted.lines().size(); i++) {
            check(findings, "/lines/" + i, wanted.lines().get(i), outcomes);
        }
        var several = new HashSet<String>();
        wanted.lines().stream()
                .map(line -> sheets.getOrDefault(line, Set.of()))
                .filter(of -> of.size() > 1)
                .forEach(several::addAll);
        if (!several.isEmpty()) {
            findings.error("/sheet", "sheet-not-said", several.stream().sorted().toList());
        }
        if (codes.isEmpty() && !waitedFor.isEmpty()) {
            findings.error("/codes", "codes-not-named", List.copyOf(waitedFor));
        }
        Refused.check(findings);
    }

    /// What was confirmed before may be confirmed again.
    private static void check(Findings findings, String field, Long line, Map<Long, RowOutcome> outcomes) {
        var outcome = outcomes.get(line);
        if (outcome == null) {
            findings.error(field, "line-not-there", line.toString());
        } else if (outcome == RowOutcome.REFUSED || outcome == RowOutcome.UNCHANGED) {
            findings.error(field, "line-not-waiting", line.toString());
        }
    }
}
