package io.muster.application.tenant;

import io.muster.application.Actor;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.ConnectionPolicies;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import io.muster.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is done to tenants; each change is audited. A tenant is found by the name that it has and by those it had. Every method may
 * throw {@link Refusal}: NOT_FOUND for an unknown tenant.
 */
public interface TenantAdministration {
    /** The most tenants that a list holds. */
    int MAX_LIST = 1000;

    /** SCIM is off for a new tenant. Refused: UNIQUENESS, INVALID_VALUE. */
    Tenant create(Actor actor, Slug slug, String displayName);

    Tenant get(Slug slug);

    /** At most {@link #MAX_LIST} tenants, by slug. */
    List<Tenant> list();

    /** Refused: INVALID_VALUE; NOT_ALLOWED_NOW for a SCIM administrator who may not be it. */
    Tenant change(Actor actor, Slug slug, Change change);

    /** Those of whom one may be the SCIM administrator, by id: active users with the role ADMIN or USER_MANAGER. */
    List<User> eligibleScimAdministrators(Slug slug);

    /** Refused: UNIQUENESS if another tenant has or had the name; NOT_ALLOWED_NOW. */
    Tenant rename(Actor actor, Slug slug, Slug changed);

    /** Refused: NOT_ALLOWED_NOW while single sign-on is not set up, or while no template applies to everyone unless that is said to be meant. */
    Tenant enableScim(Actor actor, Slug slug, boolean withoutTemplate);

    /** From now on no IdP of the tenant gets in. */
    Tenant disableScim(Actor actor, Slug slug);

    /** As disabled, but for the time being. */
    Tenant suspendScim(Actor actor, Slug slug);

    /**
     * What is to change; what is not given stays as it is.
     *
     * @param policies of all connections of the tenant
     */
    record Change(
            Optional<String> displayName,
            UnaryOperator<TenantSettings> settings,
            UnaryOperator<ConnectionPolicies> policies) {
        public static Change of(UnaryOperator<TenantSettings> settings) {
            return new Change(Optional.empty(), settings, UnaryOperator.identity());
        }
    }
}
