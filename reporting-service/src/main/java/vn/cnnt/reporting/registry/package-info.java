/// What the reporting service asks of the register over its API, as any other client does: how far it has published,
/// which versions it has, to send archived events again.
@NullMarked
package vn.cnnt.reporting.registry;

import org.jspecify.annotations.NullMarked;
