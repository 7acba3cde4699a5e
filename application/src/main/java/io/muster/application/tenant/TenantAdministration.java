package io.muster.application.tenant;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.SingleSignOn;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/** What an operator does to tenants. Every method may throw {@link Refusal}: NOT_FOUND for an unknown tenant. */
public interface TenantAdministration {
    /** The most tenants that a list holds. */
    int MAX_LIST = 1000;

    /** SCIM is off for a new tenant. Refused: UNIQUENESS, INVALID_VALUE. */
    Tenant create(Slug slug, String displayName);

    Tenant get(Slug slug);

    /** At most {@link #MAX_LIST} tenants, by slug. */
    List<Tenant> list();

    /** Refused: INVALID_VALUE. */
    Tenant change(Slug slug, Settings settings);

    /** Refused: NOT_ALLOWED_NOW while single sign-on is not set up. */
    Tenant enableScim(Slug slug);

    /** The settings to change; an empty one stays as it is. */
    record Settings(Optional<SingleSignOn> sso, Optional<Boolean> requireSso, Optional<Integer> maxActiveTokens) {}
}
