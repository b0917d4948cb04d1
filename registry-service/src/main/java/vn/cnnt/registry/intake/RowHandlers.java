package vn.cnnt.registry.intake;

import java.time.Clock;
import java.util.HashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.enterprise.ImportedEnterprises;
import vn.cnnt.registry.grant.ImportedGrants;
import vn.cnnt.registry.table.Row;

/// Gives each import who takes in its rows: into the register, or only for a trial.
@Component
class RowHandlers {
    private final ImportedEnterprises enterprises;
    private final ImportedGrants grants;
    private final Limits limits;
    private final Clock clock;

    RowHandlers(ImportedEnterprises enterprises, ImportedGrants grants, Limits limits, Clock clock) {
        this.enterprises = enterprises;
        this.grants = grants;
        this.limits = limits;
        this.clock = clock;
    }

    boolean knows(String enterprise) {
        return enterprises.get(enterprise).isPresent();
    }

    /// Reads the rows of each sheet by the columns of that sheet. Begins anew with each call: what a row refers to is
    /// above it.
    Function<Row, Draft> drafts(Import job) {
        var ofSheets = new HashMap<String, Drafts>();
        return row -> ofSheets.computeIfAbsent(
                        row.sheet(),
                        sheet -> new Drafts(
                                job.kind(), job.columnsOf(sheet), job.file(), limits.cell(), grants.plausibleSums()))
                .of(row);
    }

    RowHandler of(Import job, NamesOfList names) {
        var commands = job.dryRun()
                ? new RowCommands.Trial(enterprises, grants)
                : new RowCommands.Live(job.id(), job.actor(), enterprises, grants);
        return new RowHandler(commands, enterprises, grants, job::columnsOf, names, clock::instant);
    }
}
