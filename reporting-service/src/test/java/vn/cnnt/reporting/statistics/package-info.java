/// What is counted, event by event; everything here runs without a store.
@NullMarked
package vn.cnnt.reporting.statistics;

import org.jspecify.annotations.NullMarked;
