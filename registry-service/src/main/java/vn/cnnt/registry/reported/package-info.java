/// The figures that officers report for the cells of the official forms: recorded, corrected, withdrawn. They stand
/// beside the computed ones and nothing is ever counted from them.
/// [vn.cnnt.registry.reported.ReportedFigure] decides and folds without Spring.
@NullMarked
package vn.cnnt.registry.reported;

import org.jspecify.annotations.NullMarked;
