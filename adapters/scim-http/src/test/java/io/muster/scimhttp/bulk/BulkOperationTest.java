package io.muster.scimhttp.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal;
import io.muster.domain.Refusal.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkOperationTest {
    private static final String ID = "01980000-0000-7000-8000-000000000000";

    @ParameterizedTest
    @ValueSource(strings = {"method", "bulkId", "path", "version"})
    void aMemberThatIsNoTextIsRefusedAndNotTakenForAbsent(String name) {
        for (Object value : List.of(999, true, List.of("W/\"1\""), Map.of("a", "b"), "a\0b", "a\nb")) {
            assertThat(problem(delete(name, value))).as("%s: %s", name, value).contains(Reason.INVALID_SYNTAX);
        }
        assertThat(problem(delete("version", ""))).contains(Reason.INVALID_SYNTAX);
    }

    @Test
    void aMemberThatIsNullIsAbsent() {
        assertThat(problem(delete("version", null))).isEmpty();
        assertThat(problem(delete("bulkId", null))).isEmpty();
        assertThat(problem(delete("version", "W/\"3\""))).isEmpty();
    }

    private static Map<String, @Nullable Object> delete(String name, @Nullable Object value) {
        Map<String, @Nullable Object> operation = new HashMap<>(Map.of("method", "DELETE", "path", "/Users/" + ID));
        operation.put(name, value);
        return operation;
    }

    private static Optional<Reason> problem(Map<String, @Nullable Object> operation) {
        return BulkOperation.read(operation).problem().map(Refusal::reason);
    }
}
