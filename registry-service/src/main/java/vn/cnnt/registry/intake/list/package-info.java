/// What a list is: which lines are headings, which column means what, in which unit a bare number counts. Knows the
/// cells of a file, and nothing of rows that become commands.
@NullMarked
package vn.cnnt.registry.intake.list;

import org.jspecify.annotations.NullMarked;
