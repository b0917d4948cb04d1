/// The figures as pages, for people: what the API answers under `/api/v1` is looked at under the same address without
/// it.
///
/// A page asks the components that the API asks, in this process, and shows what they say; every figure on it is of one
/// cut. Controllers read the address, records here say what is to be seen (pure), and templates under
/// `src/main/jte/questions/pages` write it.
@NullMarked
package vn.cnnt.reporting.questions.pages;

import org.jspecify.annotations.NullMarked;
