package io.muster.scimhttp.message;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.schema.Schemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7644 §3.5.2. */
class PatchOpReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"add", "Add", "replace", "Replace"})
    void anAddOrReplaceWithoutAValueIsRefusedAndOneWithNullClears(String op) {
        Map<String, Object> operation = new HashMap<>(Map.of("op", op, "path", "title"));
        assertThat(refusalOf(() -> read(operation))).isEqualTo(Refusal.Reason.INVALID_VALUE);
        operation.put("value", null);
        assertThat(read(operation).operations()).hasSize(1);
    }

    private static PatchRequest read(Map<String, Object> operation) {
        return PatchOpReader.read(
                new ScimDocument(Map.of("Operations", List.of(operation))),
                Schemas.USER,
                Limits.DEFAULT,
                Trace.begin());
    }
}
