@NullMarked
package vn.cnnt.reporting.questions.pages;

import org.jspecify.annotations.NullMarked;
