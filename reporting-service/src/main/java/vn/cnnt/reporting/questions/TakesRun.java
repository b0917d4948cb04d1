package vn.cnnt.reporting.questions;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.cnnt.manners.ChangeToken;
import vn.cnnt.manners.describing.Refuses;

/// A question about figures that can be asked of a run or a release instead of the live ones, and with what somebody
/// has just changed; and what is refused then.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameters({
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "Change tokens that the answer must include",
            array = @ArraySchema(schema = @Schema(type = "string", pattern = ChangeToken.FORM))),
    @Parameter(
            name = "release",
            in = ParameterIn.QUERY,
            description = "The release whose figures are asked, by its name",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "run",
            in = ParameterIn.QUERY,
            description = "The run whose figures are asked; without it the active one",
            schema = @Schema(type = "string"))
})
@Refuses(status = "403", when = "A run is asked for by who is neither auditor nor operator")
@Refuses(status = "409", when = "The run that is asked has no figures")
public @interface TakesRun {}
