/// What the bytes of a slot mean: a page of views, a page of cells, or a leaf of a ledger. A document store charges for
/// each document and hardly for its bytes, so that many views, and all cells of one dataset and place, share a slot.
///
/// Everything here turns values into bytes and back, and is pure; only [KeptPages] remembers, for readers, the pages
/// that were unpacked last.
@NullMarked
package vn.cnnt.reporting.pages;

import org.jspecify.annotations.NullMarked;
