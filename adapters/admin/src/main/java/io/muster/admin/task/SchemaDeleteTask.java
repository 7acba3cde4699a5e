package io.muster.admin.task;

import io.muster.application.schema.SchemaAdministration;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes away a schema that a tenant has added and that no resource has a value of. */
public final class SchemaDeleteTask implements AdminTask {
    private final SchemaAdministration schemas;

    @Inject
    public SchemaDeleteTask(SchemaAdministration schemas) {
        this.schemas = schemas;
    }

    @Override
    public String name() {
        return "schema-delete";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("schema"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        schemas.delete(
                parameters.actor(),
                parameters.tenant(),
                parameters.text("schema").orElseThrow());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("deleted", parameters.text("schema").orElseThrow());
        return answer;
    }
}
