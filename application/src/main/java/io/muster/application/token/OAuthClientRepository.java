package io.muster.application.token;

import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.OAuthClient;
import java.util.List;
import java.util.Optional;

/** The OAuth clients of tenants. Changes happen inside a unit of work. */
public interface OAuthClientRepository {
    void insert(TenantId tenant, OAuthClient client);

    void update(TenantId tenant, OAuthClient client);

    Optional<OAuthClient> find(TenantId tenant, ClientId client);

    /** At most so many, the newest first. */
    List<OAuthClient> list(TenantId tenant, int limit);

    int countActive(TenantId tenant);
}
