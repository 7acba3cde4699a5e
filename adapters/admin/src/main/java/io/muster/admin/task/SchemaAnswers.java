package io.muster.admin.task;

import io.muster.domain.schema.Extension;
import io.muster.domain.schema.SchemaWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema that a tenant has added, as tasks show it. */
final class SchemaAnswers {
    private SchemaAnswers() {}

    static Map<String, @Nullable Object> of(Extension extension) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("resourceType", extension.resourceType());
        answer.putAll(SchemaWriter.write(extension.schema()));
        return answer;
    }
}
