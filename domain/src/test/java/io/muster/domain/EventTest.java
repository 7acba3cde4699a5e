package io.muster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.resource.ComplexValue;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventTest {
    @Test
    void itHoldsWhatChangedAndNothingElse() {
        ComplexValue before = ComplexValue.ofPlain(Map.of("userName", "bjensen", "title", "Clerk", "nickName", "Babs"));
        ComplexValue after = ComplexValue.ofPlain(Map.of("userName", "bjensen", "title", "Judge", "locale", "en"));
        Event event = Event.of("user", Event.What.UPDATED, "17", before, after);
        assertThat(event.changes())
                .containsOnly(
                        Map.entry("title", new Event.Change(before.get("title"), after.get("title"))),
                        Map.entry("nickName", new Event.Change(before.get("nickName"), Optional.empty())),
                        Map.entry("locale", new Event.Change(Optional.empty(), after.get("locale"))));
    }

    @Test
    void itHasANameForReceiversAndWordsForPeople() {
        Event event = Event.of("user", Event.What.DEACTIVATED, "17", ComplexValue.EMPTY, ComplexValue.EMPTY);
        assertThat(event.publicName()).isEqualTo("user.deactivated");
        assertThat(event.inWords()).isEqualTo("user deactivated");
    }
}
