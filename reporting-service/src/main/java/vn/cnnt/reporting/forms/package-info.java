/// The official forms: pages whose heads, rows and totals are laid down, filled from the figures at one cut.
/// `docs/forms.md` says cell by cell how. Pure: [Forms] asks the statistics, [FormPage] is what came of it, the writers
/// only write.
@NullMarked
package vn.cnnt.reporting.forms;

import org.jspecify.annotations.NullMarked;
