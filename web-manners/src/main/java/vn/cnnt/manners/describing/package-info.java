/// What `/v3/api-docs` tells beyond what springdoc reads from the methods and records themselves: headers, problems.
/// It follows from the arguments of a method, so no controller repeats it and none can forget it.
@NullMarked
package vn.cnnt.manners.describing;

import org.jspecify.annotations.NullMarked;
