package vn.cnnt.registry.intake;

import java.util.HashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.reading.Binder;
import vn.cnnt.registry.enterprise.ImportedEnterprises;
import vn.cnnt.registry.grant.ImportedGrants;
import vn.cnnt.registry.intake.list.Limits;
import vn.cnnt.registry.intake.row.Draft;
import vn.cnnt.registry.intake.row.Drafts;
import vn.cnnt.registry.intake.taking.NamesOfList;
import vn.cnnt.registry.intake.taking.RowCommands;
import vn.cnnt.registry.intake.taking.RowHandler;
import vn.cnnt.registry.rights.Historical;
import vn.cnnt.registry.table.Row;

/// Gives each import who takes in its rows: into the register, or only for a trial.
@Component
class RowHandlers {
    private final ImportedEnterprises enterprises;
    private final ImportedGrants grants;
    private final Historical historical;
    private final Limits limits;
    private final Binder binder;

    RowHandlers(
            ImportedEnterprises enterprises,
            ImportedGrants grants,
            Historical historical,
            Limits limits,
            Binder binder) {
        this.historical = historical;
        this.enterprises = enterprises;
        this.grants = grants;
        this.limits = limits;
        this.binder = binder;
    }

    boolean knows(String enterprise) {
        return enterprises.get(enterprise).isPresent();
    }

    /// The rows of each sheet, each with what those above say of it. Begins anew with each call.
    UnaryOperator<Row> standingAlone(Import job) {
        var sheets = ofSheets(job);
        return row -> sheets.apply(row.sheet()).standingAlone(row);
    }

    /// Reads the rows of each sheet by the columns of that sheet. Begins anew with each call: what a row refers to is
    /// above it.
    Function<Row, Draft> drafts(Import job) {
        var sheets = ofSheets(job);
        return row -> sheets.apply(row.sheet()).of(row);
    }

    private Function<String, Drafts> ofSheets(Import job) {
        var begun = new HashMap<String, Drafts>();
        return name -> begun.computeIfAbsent(
                name,
                sheet -> new Drafts(
                        job.kind(), job.columnsOf(sheet), job.file(), limits.cell(), grants.plausibleSums()));
    }

    RowHandler of(Import job, NamesOfList names) {
        var commands = job.dryRun()
                ? new RowCommands.Trial(enterprises, grants)
                : new RowCommands.Live(job.id(), job.by(), enterprises, grants);
        return new RowHandler(job.by(), commands, historical, enterprises, grants, job::columnsOf, names, binder);
    }
}
