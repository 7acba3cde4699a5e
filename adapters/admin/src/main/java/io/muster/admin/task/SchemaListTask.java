package io.muster.admin.task;

import io.muster.application.schema.SchemaAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the schemas that a tenant has added. */
public final class SchemaListTask implements AdminTask {
    private final SchemaAdministration schemas;

    @Inject
    public SchemaListTask(SchemaAdministration schemas) {
        this.schemas = schemas;
    }

    @Override
    public String name() {
        return "schema-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                schemas.list(parameters.tenant()).stream()
                        .map(SchemaAnswers::of)
                        .toList());
    }
}
