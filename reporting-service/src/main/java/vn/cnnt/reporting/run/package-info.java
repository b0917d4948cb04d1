/// An operator's verbs over the log: rebuild, as-of, pause, resume, cancel, activate.
///
/// A run is one pass of the projection over the log with a generation of slots of its own, named like the run. The live
/// figures are the run that is active; which one that is, a single document says, so that activating another is one
/// conditional write. A run's place is in its checkpoints: who works on it may die at any point, and whoever goes on,
/// here or on another instance, takes its partitions over like those of the live run.
@NullMarked
package vn.cnnt.reporting.run;

import org.jspecify.annotations.NullMarked;
