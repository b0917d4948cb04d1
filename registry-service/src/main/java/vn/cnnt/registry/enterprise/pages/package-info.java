/// The pages of an establishment and its recognitions: found, seen with its whole story, entered and changed.
@NullMarked
package vn.cnnt.registry.enterprise.pages;

import org.jspecify.annotations.NullMarked;
