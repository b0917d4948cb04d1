/// What the pages of both services have in common: the layout, the languages with their numbers and times, the headers
/// that bind a browser, the files that pages need, and problems as pages.
///
/// Pages are JTE templates under `src/main/jte`, which the compiler checks like any other class; the layout is a
/// [gg.jte.Content] around the content of a page, so that a service needs nothing of the templates here. A service
/// says by a [vn.cnnt.manners.page.Surface] what it is called and where its pages are.
@NullMarked
package vn.cnnt.manners.page;

import org.jspecify.annotations.NullMarked;
