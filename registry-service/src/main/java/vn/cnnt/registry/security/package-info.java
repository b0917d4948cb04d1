/// Who may call which address of this service: one table, held against every request by `web-manners`. What a line says
/// of provinces and persons, the rights of its subject decide.
@NullMarked
package vn.cnnt.registry.security;

import org.jspecify.annotations.NullMarked;
