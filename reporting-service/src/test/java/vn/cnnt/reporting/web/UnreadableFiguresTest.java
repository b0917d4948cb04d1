package vn.cnnt.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import vn.cnnt.reporting.figures.FiguresUnavailable;
import vn.cnnt.reporting.slots.StoreUnavailable;

class UnreadableFiguresTest {
    static Exception[] away() {
        var silent = new MongoTimeoutException("timed out while waiting for a server");
        var translated = new MongoExceptionTranslator().translateExceptionIfPossible(silent);
        return new Exception[] {
            new StoreUnavailable("away", silent), new FiguresUnavailable("away", silent), translated
        };
    }

    /// Whichever way the store is asked.
    @ParameterizedTest
    @MethodSource("away")
    void a_store_that_does_not_answer_is_no_fault_of_the_service(Exception e) {
        var handler = new ExceptionHandlerMethodResolver(UnreadableFigures.class).resolveMethod(e);

        assertThat(handler).isNotNull();
    }
}
