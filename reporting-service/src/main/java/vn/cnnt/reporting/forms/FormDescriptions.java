package vn.cnnt.reporting.forms;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.questions.DatasetDescriptions;

/// Describes the official forms: a path for each, instead of the one with its name in braces.
@Component
class FormDescriptions implements OpenApiCustomizer {
    private static final String FORMS = "/api/v1/forms/";

    @Override
    public void customise(OpenAPI api) {
        var any = DatasetDescriptions.take(api, FORMS + "{form}");
        for (var form : Forms.values()) {
            var described = DatasetDescriptions.of(
                    any, "form-" + form.path(), "Official form: " + form.path(), DatasetDescriptions.formParameters());
            api.path(FORMS + form.path(), new PathItem().get(described));
        }
    }
}
