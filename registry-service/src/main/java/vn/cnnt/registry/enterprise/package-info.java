/// The establishment: its details, its life and its recognitions as one aggregate.
/// [vn.cnnt.registry.enterprise.Enterprise] decides and folds without Spring; the controllers read requests, look up
/// what lies outside the aggregate and pass it in.
@NullMarked
package vn.cnnt.registry.enterprise;

import org.jspecify.annotations.NullMarked;
