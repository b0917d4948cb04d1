package vn.cnnt.reporting.projection;

import java.util.function.Function;

/// The read side of the projection: what queries, explanations and audits see of it.
///
/// @param <V> the view type
public interface Figures<V> {
    /// Reads every partition of the active generation at one consistent cut. The reader is called once for each
    /// partition, again where its cut became too old meanwhile, and perhaps from several threads.
    <R> Answer<R> read(Function<Snapshot<V>, R> reader);

    /// The cut as it stands, without reading anything else.
    Cut cut();

    /// Those of one run, by the name of its generation, whichever is active. [FiguresUnavailable] where there is no
    /// such generation.
    Figures<V> of(String generation);

    /// The partition that holds an entity.
    int partitionOf(String entity);
}
