package io.muster.scimhttp.message;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.muster.application.Caller;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.schema.Schemas;
import io.muster.fuzz.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lists are asked by. */
class QueryFuzzTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final String FINGERPRINT = "0123456789abcdef";
    private static final Caller CALLER = Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin());

    @FuzzTest
    void aCursorIsReadOrRefused(byte[] input) {
        String text = Reading.text(input);
        Reading.of(() -> Cursor.read(text, FINGERPRINT, NOW));
        String inside = NOW.getEpochSecond() + "|" + FINGERPRINT + "|" + text;
        for (String decoded : List.of(text, inside)) {
            String cursor = Base64.getUrlEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8));
            Reading.of(() -> Cursor.read(cursor, FINGERPRINT, NOW))
                    .ifPresent(position -> assertThat(
                                    Cursor.read(Cursor.write(position, FINGERPRINT, NOW), FINGERPRINT, NOW))
                            .isEqualTo(position));
        }
    }

    /** A line for each parameter. */
    @FuzzTest
    void aQueryIsReadOrRefused(byte[] input) {
        @Nullable String[] lines = Arrays.copyOf(Reading.text(input).split("\n", 8), 8);
        ListParameters parameters =
                new ListParameters(lines[0], lines[1], lines[2], lines[3], lines[4], lines[5], lines[6], lines[7]);
        for (ResourceType type : List.of(Schemas.USER, Schemas.GROUP)) {
            Reading.of(() -> ListRequest.of(parameters, type, CALLER));
        }
        Reading.of(() -> EntityTag.ifMatch(lines[0]));
    }

    @FuzzTest
    void aSearchIsReadOrRefused(byte[] body) {
        Reading.of(() -> ListRequest.of(ListParameters.of(Reading.document(body)), Schemas.USER, CALLER));
    }
}
