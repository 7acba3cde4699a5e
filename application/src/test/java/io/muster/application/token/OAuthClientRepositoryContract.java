package io.muster.application.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.OAuthClient;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every OAuthClientRepository does; the tenants ACME and GLOBEX are there. */
public interface OAuthClientRepositoryContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    OAuthClientRepository clients();

    UnitOfWork unitOfWork();

    @Test
    default void aClientIsFoundByItsOwnTenantOnlyAndListedWithTheNewestFirst() {
        OAuthClient first = inserted(NOON);
        OAuthClient second = inserted(NOON.plusSeconds(1));
        assertThat(clients().find(ACME.id(), first.id())).contains(first);
        assertThat(clients().find(GLOBEX.id(), first.id())).isEmpty();
        assertThat(clients().list(ACME.id(), 9)).containsExactly(second, first);
        assertThat(clients().list(ACME.id(), 1)).containsExactly(second);
        assertThat(clients().list(GLOBEX.id(), 9)).isEmpty();
    }

    @Test
    default void aChangeIsKeptAndThoseThatAreOffAreNotCounted() {
        OAuthClient client = inserted(NOON);
        inserted(NOON);
        assertThat(clients().countActive(ACME.id())).isEqualTo(2);
        unitOfWork().execute(() -> {
            clients().update(ACME.id(), client.revoke());
            return client;
        });
        assertThat(clients().find(ACME.id(), client.id())).contains(client.revoke());
        assertThat(clients().countActive(ACME.id())).isEqualTo(1);
        assertThat(clients().countActive(GLOBEX.id())).isZero();
    }

    private OAuthClient inserted(Instant created) {
        OAuthClient client =
                OAuthClient.issue(ClientId.next(created), connectionOf(ACME).id(), "Entra", "ann", created);
        clients().insert(ACME.id(), client);
        return client;
    }
}
