/// What people see of the history: on the page of each thing how it became that, and on the desk what they did last.
@NullMarked
package vn.cnnt.registry.history.pages;

import org.jspecify.annotations.NullMarked;
