package vn.cnnt.registry.web;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.Problem;
import vn.cnnt.manners.Problems;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.Versions;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.form.RefusalOf;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.store.ListsAreMade;

/// What the register alone knows of problems: commands that are rejected, a store that is away.
@RestControllerAdvice
@Order(0)
class Rejections implements RefusalOf {
    private static final Logger log = LoggerFactory.getLogger(Rejections.class);

    private static final String LATER_SECONDS = "10";

    private final Problems problems;

    Rejections(Problems problems) {
        this.problems = problems;
    }

    /// For pages, which call in process what is answered here over HTTP.
    @Override
    public @Nullable Refusal of(RuntimeException e) {
        return switch (e) {
            case Rejection rejection -> refusal(rejection);
            case ListsAreMade _ -> untilListed();
            case MongoException failed -> refusal(failed);
            case DataAccessException failed when failed.getCause() instanceof MongoException cause -> refusal(cause);
            default -> null;
        };
    }

    @ExceptionHandler
    ResponseEntity<Problem> rejected(Rejection rejection, HttpServletRequest request) {
        var isOnlyForNew = Versions.isAny(request.getHeader(HttpHeaders.IF_NONE_MATCH));
        return problems.answer(
                rejection instanceof Rejection.Stale stale && isOnlyForNew
                        ? stale(HttpHeaders.IF_NONE_MATCH, stale)
                        : refusal(rejection));
    }

    @ExceptionHandler(ListsAreMade.class)
    ResponseEntity<Problem> listsAreMade() {
        return problems.answer(untilListed());
    }

    private static Refusal untilListed() {
        return Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable")
                .saying("lists-are-made", LATER_SECONDS)
                .header(HttpHeaders.RETRY_AFTER, LATER_SECONDS);
    }

    /// What Spring's template makes of the same failures.
    @ExceptionHandler
    ResponseEntity<Problem> storeFailed(DataAccessException e) {
        if (e.getCause() instanceof MongoException cause) {
            return storeFailed(cause);
        }
        log.atError().setCause(e).log("the store failed");
        return problems.answer(Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> storeFailed(MongoException e) {
        return problems.answer(refusal(e));
    }

    private static Refusal refusal(MongoException e) {
        if (e instanceof MongoExecutionTimeoutException) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("a search took too long");
            return Refusal.overloaded();
        }
        var unreachable = e instanceof MongoTimeoutException
                || e instanceof MongoSocketException
                || e instanceof MongoNotPrimaryException
                || e instanceof MongoNodeIsRecoveringException;
        if (!unreachable) {
            log.atError().setCause(e).log("the store failed");
            return Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
        }
        log.atWarn().addKeyValue("reason", e.getMessage()).log("the store can't be reached");
        return Refusal.unavailable();
    }

    private static Refusal refusal(Rejection rejection) {
        return switch (rejection) {
            case Rejection.Refused refused -> refusal(refused.decision());
            case Rejection.NotFound _ -> Refusal.notFound();
            case Rejection.VersionRequired required -> {
                var version = Long.toString(required.version());
                yield Refusal.of(HttpStatus.PRECONDITION_REQUIRED, "version-required", version)
                        .naming(List.of(Finding.error(HttpHeaders.IF_MATCH, "version-missing", version)));
            }
            case Rejection.Stale stale -> stale(HttpHeaders.IF_MATCH, stale);
            case Rejection.KeyReused reused -> {
                var target = Texts.shown(reused.target());
                yield Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", target)
                        .naming(List.of(Finding.error(IdempotencyKey.HEADER, "key-reused", target)));
            }
        };
    }

    private static Refusal stale(String header, Rejection.Stale stale) {
        var version = Long.toString(stale.version());
        return Refusal.of(HttpStatus.PRECONDITION_FAILED, "stale", version)
                .naming(List.of(Finding.error(header, "version-stale", version)));
    }

    private static Refusal refusal(Decision.Refused refused) {
        var findings = refused.findings().stream()
                .filter(finding -> finding.weight() != Finding.Weight.WARNING)
                .toList();
        return switch (refused.refusal()) {
            case INVALID -> Refusal.invalid(findings);
            case NOT_ALLOWED_NOW -> Refusal.notAllowedNow().naming(findings);
            case CONFIRM_NEEDED ->
                Refusal.of(HttpStatus.CONFLICT, "confirm-needed", Integer.toString(findings.size()))
                        .naming(findings);
            case CONFLICT ->
                Refusal.of(HttpStatus.CONFLICT, "conflict", String.valueOf(refused.existing()))
                        .naming(findings)
                        .with("existing", refused.existing());
        };
    }
}
