package vn.cnnt.manners.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vn.cnnt.manners.Problem;
import vn.cnnt.manners.Problems;
import vn.cnnt.manners.Refused;

/// Every 403 is on the trail before it is answered.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RecordedRefusals {
    private final RequestTrail trail;
    private final Problems problems;

    RecordedRefusals(RequestTrail trail, Problems problems) {
        this.trail = trail;
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused refused, HttpServletRequest request) {
        var refusal = refused.refusal();
        return problems.answer(
                refusal.status().isSameCodeAs(HttpStatus.FORBIDDEN) ? trail.refused(refusal, request) : refusal);
    }
}
