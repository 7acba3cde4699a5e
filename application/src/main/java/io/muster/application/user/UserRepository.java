package io.muster.application.user;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A tenant's users, each with the groups it is in; deleted ones are kept but not found. Changes happen inside a unit of work. */
public interface UserRepository {
    /** Refused: UNIQUENESS if another user of the tenant has the user name, in any letter case. */
    void insert(TenantId tenant, User user);

    Optional<User> find(TenantId tenant, UserId id);

    /** Finds the user and keeps everybody else from changing it until the unit of work ends. */
    Optional<User> findForUpdate(TenantId tenant, UserId id);

    /** Whether another active user of the tenant has the role ADMIN; nobody else is told so until the unit of work ends. */
    boolean hasOtherActiveAdmin(TenantId tenant, UserId user);

    /** Active users who have one of these roles, by id; at most so many. */
    List<User> withRole(TenantId tenant, List<String> roles, int limit);

    /** In the order of ids, which is that of creation, unless sorted. Refused: INVALID_FILTER. */
    Page<User> query(TenantId tenant, ResourceQuery query);

    /** Writes the user over the version before its own. Refused: UNIQUENESS; STALE_VERSION if that version is gone. */
    void update(TenantId tenant, User user);

    /** The user is no longer found, its name is free, and it leaves its groups. Refused: STALE_VERSION if it is not there in this version. */
    void delete(TenantId tenant, User user, Instant now);

    /** Nothing of the user is left. Refused: STALE_VERSION if it is not there in this version. */
    void purge(TenantId tenant, User user);
}
