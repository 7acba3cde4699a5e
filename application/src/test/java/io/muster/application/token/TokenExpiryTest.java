package io.muster.application.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.token.TokenLife;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenExpiryTest {
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final TokenExpiry expiry = new TokenExpiry(memory.unitOfWork, memory.tokens, memory.audit, clock);

    @Test
    void theEndOfATokenIsToldOnThirtyFourteenSevenDaysAndOne() {
        memory.add(ACME);
        memory.tokens.use(clock);
        new TokenAdministrationService(
                        memory.unitOfWork, memory.tenants, memory.connections, memory.tokens, memory.audit, clock)
                .issue(new Actor("ann", ""), ACME.slug(), Optional.empty(), "Okta", TokenLife.of(Duration.ofDays(40)));
        for (int day = 0; day < 45; day++) {
            expiry.tell();
            expiry.tell();
            clock.advance(Duration.ofDays(1));
        }
        assertThat(told()).containsExactly("30", "14", "7", "1");
    }

    private List<String> told() {
        return memory.outbox.events().stream()
                .filter(event -> event.what() == What.EXPIRES_SOON)
                .map(Event::changes)
                .map(changes -> String.valueOf(
                        changes.get("daysLeft").after().orElseThrow().toPlain()))
                .toList();
    }
}
