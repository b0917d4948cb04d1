@NullMarked
package vn.cnnt.registry.enterprise.pages;

import org.jspecify.annotations.NullMarked;
