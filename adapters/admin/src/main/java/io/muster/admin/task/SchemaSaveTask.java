package io.muster.admin.task;

import io.muster.application.schema.SchemaAdministration;
import io.muster.domain.schema.Extension;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.schema.SchemaReader;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds a schema to the users or groups of a tenant, or changes the one with its URN; the schema is as RFC 7643 §7 has it. */
public final class SchemaSaveTask implements AdminTask {
    private final SchemaAdministration schemas;

    @Inject
    public SchemaSaveTask(SchemaAdministration schemas) {
        this.schemas = schemas;
    }

    @Override
    public String name() {
        return "schema-save";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.optional("resourceType"),
                Parameter.document("schema"),
                Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        String type = parameters.text("resourceType").orElse("User");
        if (ResourceTypes.standard(type).isEmpty()) {
            throw new BadParameter("resourceType must be User or Group.");
        }
        Extension extension = new Extension(type, SchemaReader.read(parameters.document("schema")));
        return SchemaAnswers.of(schemas.save(parameters.actor(), parameters.tenant(), extension));
    }
}
