/// The operations as pages: how the figures are doing, runs with what an operator does with them, what is parked, what
/// was reconciled and who did what.
///
/// A page asks the components that the API asks, in this process. What it does, it does by the API's own handlers: a
/// form becomes the very record that a program's body becomes, so that rights, keys, the audit trail and refusals are
/// the same for both. Beyond that a page asks for the reason of whatever has consequences.
@NullMarked
package vn.cnnt.reporting.operations.pages;

import org.jspecify.annotations.NullMarked;
