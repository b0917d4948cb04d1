/// Lists that officers receive go in row by row: CSV or XLSX becomes ordinary commands, and every row has an outcome.
///
/// Pure are reading ([Sheet]), the meaning of columns ([Columns]) and cells ([RowCells]) and what a row asks for
/// ([Drafts]). [RowHandler] takes one row at a time to [RowCommands]: the live one gives the commands, the other one
/// only decides them. [ImportWorker] does an import block by block: a block of outcomes is inserted under its first
/// row, so that two workers that believe to hold one import collide, and what is done again after a crash is answered
/// by the idempotency keys of import and line.
@NullMarked
package vn.cnnt.registry.intake;

import org.jspecify.annotations.NullMarked;
