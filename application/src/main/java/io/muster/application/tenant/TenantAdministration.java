package io.muster.application.tenant;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import java.util.List;
import java.util.function.UnaryOperator;

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
    Tenant change(Slug slug, UnaryOperator<TenantSettings> change);

    /** Refused: NOT_ALLOWED_NOW while single sign-on is not set up. */
    Tenant enableScim(Slug slug);
}
