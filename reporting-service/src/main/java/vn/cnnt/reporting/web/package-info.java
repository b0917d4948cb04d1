/// What all controllers of this service have in common, whatever they show: what they refuse, the key and the reason of
/// an operator's request, and what a dry run foresees. The rest of it is in `web-manners`.
@NullMarked
package vn.cnnt.reporting.web;

import org.jspecify.annotations.NullMarked;
