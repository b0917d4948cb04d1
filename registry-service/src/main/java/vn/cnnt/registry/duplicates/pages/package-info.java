/// The pages of likely duplicates: which records may be one, and that they are two.
@NullMarked
package vn.cnnt.registry.duplicates.pages;

import org.jspecify.annotations.NullMarked;
