/// The pages of merges: two records side by side, what it takes to make them one, and how far that is.
@NullMarked
package vn.cnnt.registry.merging.pages;

import org.jspecify.annotations.NullMarked;
