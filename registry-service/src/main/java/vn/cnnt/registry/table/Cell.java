package vn.cnnt.registry.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A cell as it stands in a file: what it is, and how its reader sees it.
public sealed interface Cell {
    Cell EMPTY = new Empty();

    String shown();

    /// Nothing stands here. What only looks like nothing, a space or a sign without width, is a [Text].
    record Empty() implements Cell {
        @Override
        public String shown() {
            return "";
        }
    }

    record Text(String shown) implements Cell {}

    /// A number that the file holds as one, exact; its grouping and its decimal sign are nobody's guess.
    @SuppressWarnings("AvoidCommonTypeNames") // always said with the cell: Cell.Number
    record Number(BigDecimal value, String shown) implements Cell {}

    record Day(LocalDate date, String shown) implements Cell {}

    record YesNo(boolean value, String shown) implements Cell {}

    /// What can't be taken for what it stands for: a formula that failed or was never computed, a number that is no
    /// day.
    ///
    /// @param code of the finding about it
    /// @param arguments of the finding about it
    record Broken(String code, List<Object> arguments, String shown) implements Cell {
        public Broken {
            arguments = List.copyOf(arguments);
        }
    }

    static Cell of(String text) {
        return text.isEmpty() ? EMPTY : new Text(text);
    }
}
