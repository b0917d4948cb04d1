/// What people see of the history beyond the page of each thing: what they did last.
@NullMarked
package vn.cnnt.registry.history.pages;

import org.jspecify.annotations.NullMarked;
