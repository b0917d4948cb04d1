@NullMarked
package vn.cnnt.manners.chart;

import org.jspecify.annotations.NullMarked;
