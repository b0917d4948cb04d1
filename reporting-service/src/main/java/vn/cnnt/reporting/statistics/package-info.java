/// What is counted, and how a question is answered. Pure: no Spring, no store.
///
/// A [Dataset] is one file: its dimensions, its measures, and the facts that one entity adds. From the facts the
/// [RollUp] makes the cells the projection keeps; from the same facts a query counts what no cell holds, so that both
/// ways give the same number. [Statistics] decides which way a question goes.
@NullMarked
package vn.cnnt.reporting.statistics;

import org.jspecify.annotations.NullMarked;
