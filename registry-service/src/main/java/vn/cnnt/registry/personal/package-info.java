/// Personal ids, apart from everything that is published: a database of its own, encrypted under a key for each
/// enterprise, which are themselves encrypted under one that is in no database. Whether two are the same is told by a
/// keyed digest. What is erased here is gone: the key that would open it is no more.
@NullMarked
package vn.cnnt.registry.personal;

import org.jspecify.annotations.NullMarked;
