package vn.cnnt.registry.intake.list;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.table.Row;
import vn.cnnt.registry.table.TableFile;
import vn.cnnt.registry.table.UnreadableFile;

/// The rows of the sheets of a file that were taken.
public final class ListRows implements Iterator<Row>, Closeable {
    private final TableFile table;
    private final List<Understood> sheets;
    private final Limits limits;
    private int number = -1;
    private @Nullable TakenRows rows;

    ListRows(TableFile table, List<Understood> sheets, Limits limits) {
        this.table = table;
        this.sheets = sheets;
        this.limits = limits;
    }

    @Override
    public boolean hasNext() {
        try {
            while (rows == null || !rows.hasNext()) {
                if (rows != null) {
                    rows.close();
                    rows = null;
                }
                do {
                    number++;
                } while (number < sheets.size() && !sheets.get(number).taken());
                if (number >= sheets.size()) {
                    return false;
                }
                rows = new TakenRows(table.rows(number), sheets.get(number), new ArrayList<>());
            }
            return true;
        } catch (UnreadableFile e) {
            throw ListFile.refusal(e, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext() || rows == null) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
        }
        table.close();
    }
}
