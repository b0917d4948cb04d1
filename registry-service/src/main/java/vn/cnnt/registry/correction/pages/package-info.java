/// Pages of what is to be corrected by somebody else, and of the recognitions that took a wrong province.
@NullMarked
package vn.cnnt.registry.correction.pages;

import org.jspecify.annotations.NullMarked;
