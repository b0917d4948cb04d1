/// Charts and the tile map as SVG, by pure functions: the same input gives the same text. Each has a title and a
/// description for whoever can't see it, says its figures in words, and never by colour alone.
///
/// Colours are presentation attributes, so that a chart looks right by itself; a page's stylesheet overrides them by
/// class, and with them follows the reader's scheme. No style stands inline.
@NullMarked
package vn.cnnt.manners.chart;

import org.jspecify.annotations.NullMarked;
