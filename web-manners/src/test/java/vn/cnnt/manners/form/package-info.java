@NullMarked
package vn.cnnt.manners.form;

import org.jspecify.annotations.NullMarked;
