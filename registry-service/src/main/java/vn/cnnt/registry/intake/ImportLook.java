package vn.cnnt.registry.intake;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.form.Choice;
import vn.cnnt.registry.intake.taking.RowOutcome;

/// An import as its page shows it.
///
/// @param pace how it goes on, in words; empty where it doesn't run, or nobody can say yet
/// @param done what was just done, in words; null where nothing was
/// @param choices what can be done with it, and what can't, with why
/// @param outcome of the rows that are shown; null where the list has none yet
/// @param rowsGone why its rows are not shown; null where they are
/// @param waits null where no row waits
/// @param refusals null where the refused rows are not shown
/// @param next of the rows; null where these are the last
/// @param mayConfirm whether whoever looks may say yes to rows
record ImportLook(
        ImportAnswer of,
        String pace,
        @Nullable Content done,
        List<SheetLook> sheets,
        List<Choice> choices,
        @Nullable RowOutcome outcome,
        List<RowsLook> rows,
        @Nullable String rowsGone,
        @Nullable WaitingRows waits,
        @Nullable Refusals refusals,
        @Nullable String next,
        boolean mayConfirm) {
    boolean isRunning() {
        return of.state() == Import.State.RUNNING;
    }

    /// Why making it real would enter nothing, by the code of the words; null where it would enter something.
    @Nullable
    String inVain() {
        if (of.startableUntil() == null || of.accepted() + of.toConfirm() > 0) {
            return null;
        }
        return of.refused() > 0 ? "import.dry.in-vain" : "import.dry.all-there";
    }

    /// What rows of an outcome are called, of a dry run what they would be.
    String code(RowOutcome outcome) {
        return (of.dryRun() ? "import.would." : "import.") + outcome.word();
    }

    /// Which rows can be looked at, with how many there are.
    record Tab(RowOutcome outcome, long rows) {}

    List<Tab> tabs() {
        return List.of(
                new Tab(RowOutcome.TO_CONFIRM, of.toConfirm()),
                new Tab(RowOutcome.REFUSED, of.refused()),
                new Tab(RowOutcome.ACCEPTED, of.accepted()),
                new Tab(RowOutcome.UNCHANGED, of.unchanged()));
    }

    /// What somebody has to look at comes first.
    static @Nullable RowOutcome first(ImportAnswer of) {
        if (of.toConfirm() > 0) {
            return RowOutcome.TO_CONFIRM;
        }
        if (of.refused() > 0) {
            return RowOutcome.REFUSED;
        }
        if (of.accepted() > 0) {
            return RowOutcome.ACCEPTED;
        }
        return of.unchanged() > 0 ? RowOutcome.UNCHANGED : null;
    }

    /// The page of another one that it is about, with its link's words.
    static @Nullable String page(@Nullable String address) {
        return RowsLook.page(address);
    }

    /// In whole percent of its rows.
    long percent() {
        return of.rows() == 0 ? 0 : of.done() * 100 / of.rows();
    }
}
