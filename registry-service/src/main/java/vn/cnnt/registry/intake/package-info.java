/// Lists that officers receive go in row by row: CSV or XLSX becomes ordinary commands, and every row has an outcome.
/// Here is the life of an import; what its list is stands in `list`, what a row says in `row`, what becomes of it in
/// `taking`.
///
/// [ImportWorker] does an import block by block: a block of outcomes is inserted under its first row, so that two
/// workers that believe to hold one import collide, and what is done again after a crash is answered by the idempotency
/// keys of import and line.
@NullMarked
package vn.cnnt.registry.intake;

import org.jspecify.annotations.NullMarked;
