@NullMarked
package vn.cnnt.registry.web;

import org.jspecify.annotations.NullMarked;
