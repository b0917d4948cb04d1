/// The figures: listens to the register's log, keeps exact statistics, answers, replays.
@NullMarked
package vn.cnnt.reporting;

import org.jspecify.annotations.NullMarked;
