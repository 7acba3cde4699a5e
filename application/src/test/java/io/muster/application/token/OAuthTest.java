package io.muster.application.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.token.ClientAuthentication.Cause;
import io.muster.application.token.ClientAuthentication.Result;
import io.muster.application.token.OAuthClientAdministration.IssuedClient;
import io.muster.domain.Event.What;
import io.muster.domain.Limits;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.activity.Trace;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.TokenLife;
import io.muster.domain.token.TokenSecret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an OAuth client to a caller: administration, grant and authentication together. */
class OAuthTest {
    private static final Actor ANN = new Actor("ann", "");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final OAuthClientAdministration clients = new OAuthClientAdministrationService(
            memory.unitOfWork, memory.tenants, memory.connections, memory.clients, memory.tokens, memory.audit, clock);
    private final TokenAdministration tokens = new TokenAdministrationService(
            memory.unitOfWork, memory.tenants, memory.connections, memory.tokens, memory.audit, clock);
    private final ClientCredentials credentials = new ClientCredentialsService(memory.unitOfWork, memory.tokens);
    private final ClientAuthentication authentication =
            new ClientAuthenticationService(memory.tokens, memory.schemas, Limits.DEFAULT);
    private IssuedClient entra;

    @BeforeEach
    void issueClient() {
        memory.add(ACME);
        memory.add(GLOBEX);
        memory.tokens.use(clock);
        entra = clients.issue(ANN, ACME.slug(), Optional.empty(), "Entra", TokenLife.DEFAULT);
    }

    @Test
    void aClientGetsAnAccessTokenThatOpensItsTenant() {
        Result.Known known = (Result.Known) authenticate(access());
        assertThat(known.caller().tenant()).isEqualTo(ACME.id());
        assertThat(known.caller().actor())
                .isEqualTo("connection default, OAuth client " + entra.client().id());
    }

    @Test
    void anAccessTokenWorksForItsTime() {
        TokenSecret access = access();
        clock.advance(ClientCredentials.LIFE.minusMillis(1));
        assertThat(authenticate(access)).isInstanceOf(Result.Known.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(toldItsHolder(authenticate(access))).isEqualTo(Cause.EXPIRED);
    }

    @Test
    void theSecretItselfIsNoTokenAndATokenIsNoSecret() {
        assertThat(authenticate(entra.secret().secret()))
                .isEqualTo(new Result.Denied(Cause.MALFORMED, Optional.empty()));
        TokenSecret token = tokens.issue(ANN, ACME.slug(), Optional.empty(), "Okta", TokenLife.DEFAULT)
                .secret();
        assertThat(credentials.grant(id(), token.reveal())).isEmpty();
        assertThat(credentials.grant("", token.reveal())).isEmpty();
        assertThat(credentials.grant(id(), access().reveal())).isEmpty();
    }

    @Test
    void anotherClientsIdOpensNothing() {
        IssuedClient other = clients.issue(ANN, GLOBEX.slug(), Optional.empty(), "Other", TokenLife.DEFAULT);
        assertThat(credentials.grant(other.client().id().toString(), secret())).isEmpty();
        assertThat(credentials.grant("nobody", secret())).isEmpty();
    }

    @Test
    void aClientHasSeveralSecretsAndEachCanBeReplacedOrRevoked() {
        TokenAdministration.Issued second =
                clients.issueSecret(ANN, ACME.slug(), entra.client().id(), TokenLife.DEFAULT);
        assertThat(refusalOf(() ->
                        clients.issueSecret(ANN, ACME.slug(), entra.client().id(), TokenLife.DEFAULT)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        TokenSecret access = credentials.grant(id(), second.secret().reveal()).orElseThrow();
        TokenAdministration.Issued third =
                tokens.regenerate(ANN, ACME.slug(), Optional.of(second.token().id()), Duration.ZERO);
        assertThat(toldItsHolder(authenticate(access))).isEqualTo(Cause.REVOKED);
        assertThat(credentials.grant(id(), second.secret().reveal())).isEmpty();
        assertThat(credentials.grant(id(), third.secret().reveal())).isPresent();
        assertThat(credentials.grant(id(), secret())).isPresent();
        assertThat(clients.list(ACME.slug()).get(0).secrets()).hasSize(3);
        assertThat(tokens.list(ACME.slug())).isEmpty();
    }

    @Test
    void aClientThatIsOffOpensNothingAndWhatIsRevokedStaysSo() {
        ClientId client = entra.client().id();
        TokenSecret access = access();
        clients.deactivate(ANN, ACME.slug(), client);
        assertThat(toldItsHolder(authenticate(access))).isEqualTo(Cause.INACTIVE);
        assertThat(credentials.grant(id(), secret())).isEmpty();
        clients.activate(ANN, ACME.slug(), client);
        assertThat(authenticate(access)).isInstanceOf(Result.Known.class);
        clients.revoke(ANN, ACME.slug(), client);
        assertThat(toldItsHolder(authenticate(access))).isEqualTo(Cause.REVOKED);
        assertThat(refusalOf(() -> clients.activate(ANN, ACME.slug(), client))).isEqualTo(Reason.NOT_ALLOWED_NOW);
        assertThat(refusalOf(() -> clients.issueSecret(ANN, ACME.slug(), client, TokenLife.DEFAULT)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        assertThat(memory.outbox.whats())
                .containsExactly(What.ISSUED, What.ISSUED, What.DEACTIVATED, What.REACTIVATED, What.REVOKED);
    }

    @Test
    void aTenantHasAsManyClientsAsTokens() {
        clients.issue(ANN, ACME.slug(), Optional.empty(), "second", TokenLife.DEFAULT);
        assertThat(refusalOf(() -> clients.issue(ANN, ACME.slug(), Optional.empty(), "third", TokenLife.DEFAULT)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        tokens.issue(ANN, ACME.slug(), Optional.empty(), "Okta", TokenLife.DEFAULT);
    }

    @Test
    void aTenantWhoseScimIsOffGetsNothing() {
        TokenSecret access = access();
        memory.tenants.update(ACME.disableScim());
        assertThat(refusalOf(() -> credentials.grant(id(), secret()))).isEqualTo(Reason.SCIM_OFF);
        assertThat(authenticate(access)).isInstanceOf(Result.Off.class);
    }

    @Test
    void anotherTenantsClientIsAsUnknownAsNone() {
        ClientId client = entra.client().id();
        assertThat(refusalOf(() -> clients.revoke(ANN, GLOBEX.slug(), client))).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> clients.issueSecret(ANN, GLOBEX.slug(), client, TokenLife.DEFAULT)))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(clients.list(GLOBEX.slug())).isEmpty();
    }

    private TokenSecret access() {
        return credentials.grant(id(), secret()).orElseThrow();
    }

    private String id() {
        return entra.client().id().toString();
    }

    private String secret() {
        return entra.secret().secret().reveal();
    }

    private Result authenticate(TokenSecret presented) {
        return authentication.authenticate(presented.reveal(), Optional.of("acme"), Trace.begin());
    }

    private static Cause toldItsHolder(Result result) {
        Result.Denied denied = (Result.Denied) result;
        assertThat(denied.holder()).isPresent();
        return denied.cause();
    }
}
