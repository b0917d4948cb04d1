/// The register: decides on changes, keeps what was decided, announces what happened.
@NullMarked
package vn.cnnt.registry;

import org.jspecify.annotations.NullMarked;
