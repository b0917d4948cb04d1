package vn.cnnt.reporting.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vn.cnnt.manners.Problem;
import vn.cnnt.manners.Problems;
import vn.cnnt.manners.Refusal;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.slots.StoreUnavailable;

/// What the figures alone know of problems: that they can't be read just now.
@RestControllerAdvice
@Order(0)
class UnreadableFigures {
    private static final Logger log = LoggerFactory.getLogger(UnreadableFigures.class);

    private final Problems problems;

    UnreadableFigures(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler({FiguresUnavailable.class, StoreUnavailable.class, DataAccessResourceFailureException.class})
    ResponseEntity<Problem> unavailable(Exception e) {
        log.atWarn().addKeyValue("reason", e.getMessage()).log("figures can't be read");
        return problems.answer(Refusal.unavailable());
    }
}
