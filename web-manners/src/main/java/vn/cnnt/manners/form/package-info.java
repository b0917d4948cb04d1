/// How people write: a form is shown with what is known, sent, read as the API reads a body, done, and answered; what
/// was typed is shown again until it is done.
@NullMarked
package vn.cnnt.manners.form;

import org.jspecify.annotations.NullMarked;
