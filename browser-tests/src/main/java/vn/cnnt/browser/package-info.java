/// What people do with the pages, done by a browser: by clicking and by the keyboard, with and without scripts, in both
/// languages and schemes, on a wide screen and on a narrow one.
///
/// One stack with the real records serves all tests, and one browser opens them all. `-Dcnnt.browser.stack=<folder>`
/// takes the stack that keeps its data there, which must be running.
@NullMarked
package vn.cnnt.browser;

import org.jspecify.annotations.NullMarked;
