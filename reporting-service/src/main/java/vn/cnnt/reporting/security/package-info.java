/// Who may call which address of this service: one table, held against every request by `web-manners`.
@NullMarked
package vn.cnnt.reporting.security;

import org.jspecify.annotations.NullMarked;
