package io.muster.application.tenant;

import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.SingleSignOn;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.tenant.TenantSettings;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Two tenants in working order, for two are needed to see that they are kept apart. */
public final class SampleTenants {
    public static final Tenant ACME = tenant("acme");
    public static final Tenant GLOBEX = tenant("globex");

    private static final Map<TenantId, Connection> CONNECTIONS = new ConcurrentHashMap<>();

    private SampleTenants() {}

    public static Tenant tenant(String slug) {
        Instant created = Instant.parse("2026-01-01T00:00:00Z");
        TenantSettings settings = TenantSettings.DEFAULT.withSso(SingleSignOn.SAML);
        return new Tenant(
                TenantId.next(created),
                new Slug(slug),
                Set.of(),
                "The " + slug + " Co.",
                settings,
                ScimState.ON,
                created);
    }

    /** The connection that the tenant has from the beginning. */
    public static Connection connectionOf(Tenant tenant) {
        return CONNECTIONS.computeIfAbsent(
                tenant.id(),
                any -> Connection.create(
                        ConnectionId.next(tenant.created()),
                        Connection.DEFAULT_NAME,
                        Profile.UNKNOWN,
                        tenant.created()));
    }
}
