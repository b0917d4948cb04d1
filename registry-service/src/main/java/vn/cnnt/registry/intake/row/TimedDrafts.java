package vn.cnnt.registry.intake.row;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.table.Row;

/// Reads rows, each within its time and whatever it throws: a row that takes longer, or that the program fails on, is
/// refused, and the list goes on. Nothing has been done for it yet.
///
/// A thread that hangs in a row is left alone with what it knew of the rows above; so few of them are left that an
/// import of such rows ends.
public final class TimedDrafts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TimedDrafts.class);
    public static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int MOST_LEFT = 5;

    private final Supplier<Function<Row, Draft>> drafts;
    private final Duration limit;
    private Function<Row, Draft> current;
    private ExecutorService thread = newThread();
    private int left;

    /// @param drafts begins anew to read rows, knowing none above
    public TimedDrafts(Supplier<Function<Row, Draft>> drafts, Duration limit) {
        this.drafts = drafts;
        this.limit = limit;
        this.current = drafts.get();
    }

    /// @throws TooManySlowRows where a list has nothing but such rows
    public Draft of(Row row) {
        var reading = current;
        var draft = thread.submit(() -> reading.apply(row));
        try {
            return draft.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            log.atWarn()
                    .addKeyValue("sheet", row.sheet())
                    .addKeyValue("line", row.line())
                    .log("a row took too long to be read");
            leave();
            return refused("row-took-too-long", limit.toMillis());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error && !(error instanceof StackOverflowError)) {
                throw error;
            }
            log.atError()
                    .addKeyValue("sheet", row.sheet())
                    .addKeyValue("line", row.line())
                    .setCause(e.getCause())
                    .log("a row can't be read");
            return refused("row-failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the service stops", e);
        }
    }

    private void leave() {
        thread.shutdownNow();
        if (++left > MOST_LEFT) {
            throw new TooManySlowRows(left);
        }
        thread = newThread();
        current = drafts.get();
    }

    private static Draft refused(String code, Object... arguments) {
        return new Draft.Unsound(List.of(Finding.error("", code, arguments)));
    }

    private static ExecutorService newThread() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("import-rows").daemon().factory());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /// A list whose rows are made to take long.
    public static final class TooManySlowRows extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int rows;

        private TooManySlowRows(int rows) {
            super(rows + " rows took too long to be read", null, false, false);
            this.rows = rows;
        }

        public int rows() {
            return rows;
        }
    }
}
