package io.muster.domain.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.ComplexValue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final ComplexValue BEFORE =
            ComplexValue.ofPlain(Map.of("active", true, "title", "Guide", "userName", "bob"));
    private static final ComplexValue AFTER =
            ComplexValue.ofPlain(Map.of("active", false, "title", "Judge", "userName", "bob"));

    @Test
    void ofAPersonTheLogKeepsWhatChangedAndNothingPersonal() {
        assertThat(steps(Event.of("user", What.DEACTIVATED, "1", BEFORE, AFTER)))
                .containsExactly("understood as it is", "active: true → false", "changed, and not kept here: title");
        assertThat(steps(Event.of("user", What.CREATED, "1", ComplexValue.EMPTY, AFTER)))
                .containsExactly("understood as it is");
    }

    @Test
    void ofASettingItKeepsWhatWasBeforeAndAfter() {
        ComplexValue none = ComplexValue.ofPlain(Map.of("sso", "none"));
        ComplexValue saml = ComplexValue.ofPlain(Map.of("sso", "saml"));
        assertThat(steps(Event.of("tenant", What.UPDATED, "1", none, saml)))
                .containsExactly("understood as it is", "sso: none → saml");
    }

    @Test
    void theLastStepIsTheAnswer() {
        Trace trace = Trace.begin();
        trace.answers("200");
        trace.step("understood as it is");
        Event event = Event.of("user", What.DEACTIVATED, "1", BEFORE, AFTER);
        assertThat(Activity.done("token 1", event, trace, Instant.EPOCH).trace())
                .endsWith("answered 200");
        trace.answers("409");
        assertThat(Activity.failed(Cause.BUG, "token 1", "user update", Optional.empty(), trace, "", Instant.EPOCH)
                        .trace())
                .containsExactly("understood as it is", "answered 409");
    }

    private static Iterable<String> steps(Event event) {
        Trace trace = Trace.begin();
        trace.step("understood as it is");
        return Activity.done("token 1", event, trace, Instant.EPOCH).trace();
    }
}
