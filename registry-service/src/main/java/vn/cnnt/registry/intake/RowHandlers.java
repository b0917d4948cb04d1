package vn.cnnt.registry.intake;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.cnnt.registry.enterprise.ImportedEnterprises;
import vn.cnnt.registry.grant.ImportedGrants;
import vn.cnnt.registry.table.Row;

/// Gives each import who takes in its rows: into the register, or only for a trial.
@Component
class RowHandlers {
    private final ImportedEnterprises enterprises;
    private final ImportedGrants grants;
    private final Clock clock;

    RowHandlers(ImportedEnterprises enterprises, ImportedGrants grants, Clock clock) {
        this.enterprises = enterprises;
        this.grants = grants;
        this.clock = clock;
    }

    RowHandler of(Import job, NamesOfList names) {
        var commands = job.dryRun()
                ? new RowCommands.Trial(enterprises, grants)
                : new RowCommands.Live(job.id(), job.actor(), enterprises, grants);
        return new RowHandler(commands, enterprises, grants, job.asColumns(), names, clock::instant);
    }

    /// What tells a row from all others of its import, also when it is taken again after a crash.
    static String step(Row row) {
        return row.sheet().isEmpty() ? Long.toString(row.line()) : row.sheet() + "!" + row.line();
    }
}
