/// How fast the pair is, beside what others would do and what the machine allows, in one run.
///
/// Benchmark goes through the parts: Rebuilding (the log read raw, decoded, by a naive listener, by Kafka Streams, and
/// by us) and Serving (queries, visibility, commands, memory, at a million enterprises). Whoever keeps figures is
/// checked against Recomputation, which folds the log in the simplest way there is.
@NullMarked
package vn.cnnt.benchmarks;

import org.jspecify.annotations.NullMarked;
