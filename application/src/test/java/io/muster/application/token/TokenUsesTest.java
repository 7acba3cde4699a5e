package io.muster.application.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.Unavailable;
import io.muster.domain.Event.What;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenLife;
import io.muster.domain.token.TokenUse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenUsesTest {
    private static final Actor ANN = new Actor("ann", "");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final TokenAdministration tokens = new TokenAdministrationService(
            memory.unitOfWork, memory.tenants, memory.connections, memory.tokens, memory.audit, clock);
    private final TokenUses uses = new TokenUses(memory.unitOfWork, memory.tokens, memory.audit, clock);
    private TokenId token;

    @BeforeEach
    void issue() {
        memory.add(ACME);
        memory.tokens.use(clock);
        token = tokens.issue(ANN, ACME.slug(), Optional.empty(), "Okta", TokenLife.DEFAULT)
                .token()
                .id();
    }

    @Test
    void theLastUseIsKeptWhenItIsFlushed() {
        use("10.0.0.1");
        use("10.0.0.2");
        assertThat(lastUse()).isEmpty();
        uses.flush();
        assertThat(lastUse()).contains(new TokenUse(clock.instant(), "10.0.0.2", "Okta"));
    }

    @Test
    void atMostOneUseAMinuteIsKept() {
        use("10.0.0.1");
        uses.flush();
        clock.advance(Duration.ofSeconds(59));
        use("10.0.0.2");
        uses.flush();
        assertThat(lastUse()).get().extracting(TokenUse::address).isEqualTo("10.0.0.1");
        clock.advance(Duration.ofSeconds(1));
        uses.flush();
        assertThat(lastUse()).get().extracting(TokenUse::address).isEqualTo("10.0.0.2");
    }

    @Test
    void aReplacedTokenThatIsStillUsedIsToldOnce() {
        tokens.regenerate(ANN, ACME.slug(), Optional.empty(), Duration.ofHours(1));
        for (int minute = 0; minute < 3; minute++) {
            clock.advance(Duration.ofMinutes(1));
            use("10.0.0.1");
            uses.flush();
        }
        assertThat(memory.outbox.whats().stream().filter(What.STILL_USED::equals))
                .hasSize(1);
    }

    @Test
    void whatCannotBeKeptNowIsKeptTheNextTime() {
        TokenRepository away = mock(TokenRepository.class);
        when(away.keepUse(any(), any(), any()))
                .thenThrow(new Unavailable("away", null))
                .thenReturn(true);
        when(away.find(ACME.id(), token)).thenReturn(memory.tokens.find(ACME.id(), token));
        TokenUses patient = new TokenUses(memory.unitOfWork, away, memory.audit, clock);
        patient.used(ACME.id(), token, "10.0.0.1", "Okta");
        assertThatThrownBy(patient::flush).isInstanceOf(Unavailable.class);
        patient.flush();
        assertThat(memory.outbox.whats()).contains(What.STILL_USED);
    }

    private void use(String address) {
        uses.used(ACME.id(), token, address, "Okta");
    }

    private Optional<TokenUse> lastUse() {
        return memory.tokens.find(ACME.id(), token).orElseThrow().lastUse();
    }
}
