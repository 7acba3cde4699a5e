package io.muster.application.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.token.ClientAuthentication.Cause;
import io.muster.application.token.ClientAuthentication.Result;
import io.muster.domain.Limits;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.Slug;
import io.muster.domain.token.SecretKind;
import io.muster.domain.token.TokenLife;
import io.muster.domain.token.TokenSecret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientAuthenticationServiceTest {
    private static final Trace TRACE = Trace.begin();
    private static final Actor ANN = new Actor("ann", "");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final ClientAuthentication clients =
            new ClientAuthenticationService(memory.tokens, memory.schemas, Limits.DEFAULT);
    private final TokenAdministration tokens = new TokenAdministrationService(
            memory.unitOfWork, memory.tenants, memory.connections, memory.tokens, memory.audit, clock);
    private TokenAdministration.Issued issued;

    @BeforeEach
    void issueToken() {
        memory.add(ACME);
        memory.tokens.use(clock);
        issued = tokens.issue(ANN, ACME.slug(), Optional.empty(), "Okta", TokenLife.DEFAULT);
    }

    @Test
    void theHolderOfATokenIsKnownWithOrWithoutThePathOfItsTenant() {
        Result known = new Result.Known(
                Caller.of(
                                ACME,
                                ResourceTypes.STANDARD,
                                "connection default, token " + issued.token().id(),
                                TRACE)
                        .through(connectionOf(ACME)),
                issued.token().id());
        assertThat(authenticate(issued.secret().reveal(), Optional.of("acme"))).isEqualTo(known);
        assertThat(authenticate(issued.secret().reveal(), Optional.empty())).isEqualTo(known);
    }

    @Test
    void thePathThatATenantHadBeforeIsItsOwn() {
        memory.tenants.update(ACME.rename(new Slug("acme-inc")));
        assertThat(authenticate(issued.secret().reveal(), Optional.of("acme"))).isInstanceOf(Result.Known.class);
        assertThat(authenticate(issued.secret().reveal(), Optional.of("acme-inc")))
                .isInstanceOf(Result.Known.class);
    }

    @Test
    void aTokenThatWasCutOffIsMalformed() {
        String whole = issued.secret().reveal();
        assertThat(authenticate(whole.substring(0, whole.length() - 1), Optional.empty()))
                .isEqualTo(new Result.Denied(Cause.MALFORMED, Optional.empty()));
    }

    @Test
    void anotherTenantsPathAndAnUnknownTokenAreDeniedAlike() {
        Result denied = new Result.Denied(Cause.UNKNOWN, Optional.empty());
        assertThat(authenticate(issued.secret().reveal(), Optional.of("globex")))
                .isEqualTo(denied);
        assertThat(authenticate(TokenSecret.generate(SecretKind.TOKEN).reveal(), Optional.of("acme")))
                .isEqualTo(denied);
    }

    @Test
    void aTokenWorksUntilItExpires() {
        clock.advance(Duration.ofDays(365).minusMillis(1));
        assertThat(authenticate(issued.secret().reveal(), Optional.empty())).isInstanceOf(Result.Known.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(toldItsHolder(authenticate(issued.secret().reveal(), Optional.empty())))
                .isEqualTo(Cause.EXPIRED);
    }

    @Test
    void aTokenThatIsOffSaysSoToItsHolderAloneAndInItsOwnTenant() {
        tokens.deactivate(ANN, ACME.slug(), issued.token().id());
        assertThat(toldItsHolder(authenticate(issued.secret().reveal(), Optional.of("acme"))))
                .isEqualTo(Cause.INACTIVE);
        tokens.revoke(ANN, ACME.slug(), issued.token().id());
        assertThat(toldItsHolder(authenticate(issued.secret().reveal(), Optional.empty())))
                .isEqualTo(Cause.REVOKED);
        assertThat(authenticate(issued.secret().reveal(), Optional.of("globex")))
                .isEqualTo(new Result.Denied(Cause.UNKNOWN, Optional.empty()));
    }

    @Test
    void aTenantWhoseScimIsNotOnIsForbidden() {
        memory.tenants.update(ACME.suspendScim());
        assertThat(authenticate(issued.secret().reveal(), Optional.empty())).isInstanceOf(Result.Off.class);
    }

    private Result authenticate(String presented, Optional<String> path) {
        return clients.authenticate(presented, path, TRACE);
    }

    private static Cause toldItsHolder(Result result) {
        Result.Denied denied = (Result.Denied) result;
        assertThat(denied.holder()).isPresent();
        return denied.cause();
    }
}
