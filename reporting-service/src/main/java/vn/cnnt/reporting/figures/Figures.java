package vn.cnnt.reporting.figures;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The read side of the projection: what queries, explanations and audits see of it.
///
/// @param <V> the view type
public interface Figures<V> {
    /// Reads every partition of the active generation at one consistent cut. The reader is called once for each
    /// partition, again where its cut became too old meanwhile, and perhaps from several threads.
    default <R> Answer<R> read(Function<Snapshot<V>, R> reader) {
        return read(List.of(), reader);
    }

    /// The same where it is known which pages of cells the reader will ask for by [Snapshot#pages]: they are then read
    /// together.
    <R> Answer<R> read(Collection<String> pages, Function<Snapshot<V>, R> reader);

    /// Reads for a reader that asks for those pages and nothing else: there is then nothing to wait for.
    default <R> Answer<R> readCells(Collection<String> pages, Function<Snapshot<V>, R> reader) {
        return read(pages, reader);
    }

    /// The same figures as they stand now: the run is settled, and whatever is read of them is of one look at it, or of
    /// a newer one where the store has moved on. For one request, which then needs no other look.
    Figures<V> now();

    /// The name of the generation that is read.
    String generation();

    /// The same in two steps at one cut: what the first finds in all partitions tells the second what to look for in
    /// each. What is found is in the order of the partitions; both are called again where the cut became too old in
    /// between.
    <F, R> Answer<R> read(Function<Snapshot<V>, F> first, BiFunction<Snapshot<V>, List<F>, R> second);

    /// The cut as it stands, without reading anything else.
    Cut cut();

    /// The figures of one run, by the name of its generation, whichever is active. [FiguresUnavailable] where there is
    /// no such generation.
    Figures<V> of(String generation);

    /// The partition that holds an entity.
    int partitionOf(String entity);
}
