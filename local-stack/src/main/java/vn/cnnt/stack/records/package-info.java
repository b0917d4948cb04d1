/// The real records, loaded through the registry's API as a user would.
///
/// [RecordFiles] reads the rows, [LoadPlan] turns them into calls (pure: the same rows give the same calls with the
/// same keys), [Load] makes the calls through a [LoadJournal], so that an interrupted load goes on where it stopped,
/// and [LoadReport] accounts for every row: loaded, refused, waiting for a yes, or left out, with the reason.
@NullMarked
package vn.cnnt.stack.records;

import org.jspecify.annotations.NullMarked;
