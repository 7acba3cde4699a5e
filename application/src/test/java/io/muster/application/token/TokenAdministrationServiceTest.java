package io.muster.application.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.mock;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.Unavailable;
import io.muster.application.activity.ActivityLog;
import io.muster.application.activity.ActivityQuery;
import io.muster.application.activity.Audit;
import io.muster.application.token.TokenAdministration.Issued;
import io.muster.domain.Event.What;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.TenantSettings;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenLife;
import io.muster.domain.token.TokenStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenAdministrationServiceTest {
    private static final Actor ANN = new Actor("ann", "rotation");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final TokenAdministration tokens = new TokenAdministrationService(
            memory.unitOfWork, memory.tenants, memory.connections, memory.tokens, memory.audit, clock);

    @BeforeEach
    void addTenants() {
        memory.add(ACME);
        memory.add(GLOBEX);
        memory.tokens.use(clock);
    }

    @Test
    void anIssuedTokenIsKeptAndKnownByItsSecret() {
        Issued issued = issue("Okta");
        assertThat(memory.tokens.find(issued.secret().digest()))
                .get()
                .extracting(holder -> holder.token().id())
                .isEqualTo(issued.token().id());
    }

    @Test
    void aTokenWorksForAYearUnlessAskedOtherwise() {
        assertThat(issue("Okta").token().expires()).contains(clock.instant().plus(Duration.ofDays(365)));
        TokenLife day = TokenLife.of(Duration.ofDays(1));
        assertThat(tokens.issue(ANN, ACME.slug(), Optional.empty(), "Okta", day)
                        .token()
                        .expires())
                .contains(clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void aTenantHasNoMoreTokensThanItMay() {
        issue("Okta");
        issue("Entra");
        assertThat(refusal(() -> issue("third"))).hasMessageContaining("token-regenerate tenant=acme");
        assertThat(refusalOf(() -> issue("third"))).isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void anExpiredAndAnInactiveTokenMakeRoom() {
        tokens.issue(ANN, ACME.slug(), Optional.empty(), "Okta", TokenLife.of(Duration.ofDays(1)));
        Issued entra = issue("Entra");
        clock.advance(Duration.ofDays(1));
        issue("third");
        tokens.deactivate(ANN, ACME.slug(), entra.token().id());
        issue("fourth");
        assertThat(refusalOf(
                        () -> tokens.activate(ANN, ACME.slug(), entra.token().id())))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void tokensWaitForSingleSignOn() {
        memory.tenants.update(ACME.with(TenantSettings.DEFAULT));
        assertThat(refusalOf(() -> issue("Okta"))).isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void aTokenThatLeakedIsReplacedAlsoWhileSingleSignOnIsOff() {
        issue("Okta");
        memory.tenants.update(ACME.with(TenantSettings.DEFAULT));
        assertThat(tokens.regenerate(ANN, ACME.slug(), Optional.empty(), Duration.ZERO))
                .isNotNull();
    }

    @Test
    void theOnlyTokenIsReplacedWithoutItsName() {
        memory.tenants.update(ACME.with(ACME.settings().withMaxActiveTokens(1)));
        Issued old = issue("Okta");
        Issued fresh = tokens.regenerate(ANN, ACME.slug(), Optional.empty(), Duration.ZERO);
        assertThat(fresh.token().description()).isEqualTo("Okta");
        assertThat(status(old)).isEqualTo(TokenStatus.REVOKED);
        assertThat(status(fresh)).isEqualTo(TokenStatus.ACTIVE);
    }

    @Test
    void anOverlapKeepsTheOldTokenForAWhile() {
        memory.tenants.update(ACME.with(ACME.settings().withMaxActiveTokens(1)));
        Issued old = issue("Okta");
        tokens.regenerate(ANN, ACME.slug(), Optional.empty(), Duration.ofMinutes(5));
        assertThat(status(old)).isEqualTo(TokenStatus.ACTIVE);
        clock.advance(Duration.ofMinutes(5));
        assertThat(status(old)).isEqualTo(TokenStatus.EXPIRED);
    }

    @Test
    void ofSeveralTokensTheOneToReplaceHasToBeNamed() {
        Issued okta = issue("Okta");
        issue("Entra");
        assertThat(refusal(() -> tokens.regenerate(ANN, ACME.slug(), Optional.empty(), Duration.ZERO)))
                .hasMessageContaining("token-list tenant=acme");
        tokens.regenerate(ANN, ACME.slug(), Optional.of(okta.token().id()), Duration.ZERO);
        assertThat(status(okta)).isEqualTo(TokenStatus.REVOKED);
        assertThat(tokens.list(ACME.slug())).hasSize(3);
    }

    @Test
    void anInactiveTokenIsReplacedOnlyIfThereIsRoom() {
        memory.tenants.update(ACME.with(ACME.settings().withMaxActiveTokens(1)));
        Issued okta = issue("Okta");
        tokens.deactivate(ANN, ACME.slug(), okta.token().id());
        issue("Entra");
        assertThat(refusalOf(() -> tokens.regenerate(
                        ANN, ACME.slug(), Optional.of(okta.token().id()), Duration.ZERO)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        assertThat(status(okta)).isEqualTo(TokenStatus.INACTIVE);
    }

    @Test
    void anOverlapHasItsLimits() {
        issue("Okta");
        Duration tooLong = Duration.ofHours(24).plusMillis(1);
        assertThat(refusalOf(() -> tokens.regenerate(ANN, ACME.slug(), Optional.empty(), tooLong)))
                .isEqualTo(Reason.INVALID_VALUE);
    }

    @Test
    void aReplacementThatFailsHalfWayLeavesTheOldOneAsItWas() {
        Issued old = issue("Okta");
        ActivityLog full = mock(ActivityLog.class);
        doNothing()
                .doThrow(new Unavailable("full", new IllegalStateException()))
                .when(full)
                .add(any(), any());
        TokenAdministration failing = new TokenAdministrationService(
                memory.unitOfWork,
                memory.tenants,
                memory.connections,
                memory.tokens,
                new Audit(memory.outbox, full),
                clock);
        assertThatThrownBy(() -> failing.regenerate(ANN, ACME.slug(), Optional.empty(), Duration.ZERO))
                .isInstanceOf(Unavailable.class);
        assertThat(tokens.list(ACME.slug()))
                .singleElement()
                .isEqualTo(new TokenAdministration.Listed(old.token(), "default", TokenStatus.ACTIVE));
    }

    @Test
    void everyActIsKept() {
        TokenId token = issue("Okta").token().id();
        tokens.deactivate(ANN, ACME.slug(), token);
        tokens.activate(ANN, ACME.slug(), token);
        tokens.revoke(ANN, ACME.slug(), token);
        tokens.revoke(ANN, ACME.slug(), token);
        assertThat(memory.outbox.whats())
                .containsExactly(What.ISSUED, What.DEACTIVATED, What.REACTIVATED, What.REVOKED);
        assertThat(memory.activities.query(ACME.id(), ActivityQuery.about(token.toString())))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.actor()).isEqualTo("ann"))
                .allSatisfy(line -> assertThat(line.detail()).isEqualTo("rotation"));
    }

    @Test
    void anotherTenantsTokenIsAsUnknownAsNoToken() {
        TokenId token = issue("Okta").token().id();
        String detail = String.valueOf(
                refusal(() -> tokens.revoke(ANN, GLOBEX.slug(), token)).getMessage());
        assertThat(detail).contains(token.toString()).contains("globex");
        assertThat(refusalOf(() -> tokens.regenerate(ANN, GLOBEX.slug(), Optional.of(token), Duration.ZERO)))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(tokens.list(GLOBEX.slug())).isEmpty();
        assertThat(refusalOf(() -> tokens.list(new Slug("nobody")))).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> tokens.issue(ANN, new Slug("nobody"), Optional.empty(), "Okta", TokenLife.DEFAULT)))
                .isEqualTo(Reason.NOT_FOUND);
    }

    private Issued issue(String description) {
        return tokens.issue(ANN, ACME.slug(), Optional.empty(), description, TokenLife.DEFAULT);
    }

    private TokenStatus status(Issued issued) {
        return tokens.list(ACME.slug()).stream()
                .filter(listed -> listed.token().id().equals(issued.token().id()))
                .findFirst()
                .orElseThrow()
                .status();
    }
}
