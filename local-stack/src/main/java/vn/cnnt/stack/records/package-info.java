/// The real records, sent to the registry's importer as an officer would send them.
///
/// [RecordLists] has the lists in the order in which they build on each other, [HttpRegistry] sends each and waits for
/// it, [LoadReport] accounts for every row in the registry's own words. A list is sent under a key made of its bytes,
/// so a load that was interrupted is taken up where the registry's importer stopped.
@NullMarked
package vn.cnnt.stack.records;

import org.jspecify.annotations.NullMarked;
