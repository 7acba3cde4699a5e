package io.muster.application.user;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.match.Candidate;
import io.muster.domain.match.MatchKeys;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.Grants;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant's users, each with the groups it is in; deleted ones are kept but not found. A user name that somebody was known by before, its alias, finds
 * the user by {@code userName eq}. Changes happen inside a unit of work.
 */
public interface UserRepository {
    /** Refused: UNIQUENESS if another user of the tenant has the user name, in any letter case. */
    void insert(TenantId tenant, User user);

    /** Whether nobody else imports people into the tenant; nobody will until the unit of work ends. */
    boolean reserveImport(TenantId tenant);

    /** Of these names and addresses, in the form that names are compared by, those that a user has, or is known by. */
    Set<String> known(TenantId tenant, Set<String> names);

    /** Many new users at once. Refused: UNIQUENESS as for one, and then none is kept. */
    void insertAll(TenantId tenant, List<User> users);

    Optional<User> find(TenantId tenant, UserId id);

    /**
     * The users whom these keys meet, each with the rule that it meets, and keeps everybody else from changing them until the unit of work
     * ends. By what is weaker than a user name only those who are not linked to the connection; deleted ones only of the connection.
     */
    List<Candidate> candidates(TenantId tenant, Optional<ConnectionId> connection, MatchKeys keys);

    /** Who is called so now, or is still known by it. */
    Optional<User> ownerOfName(TenantId tenant, String userNameKey);

    /** Those of them that there are, in no order. */
    List<User> find(TenantId tenant, Set<UserId> ids);

    /** Of each of these names who is called so now, or is still known by it. */
    Map<String, UserId> ownersOfNames(TenantId tenant, Set<String> userNameKeys);

    /** Of each of these addresses who has it among its own; no more than two of each. */
    Map<String, Set<UserId>> holdersOfAddresses(TenantId tenant, Set<String> addressKeys);

    /** Of these externalIds those that a user of the connection has. */
    Set<String> externalIds(TenantId tenant, ConnectionId connection, Set<String> externalIds);

    /** Of the users of the connection who came last and have one, the last first; at most so many. */
    List<String> latestExternalIds(TenantId tenant, ConnectionId connection, int limit);

    /** Finds the user and keeps everybody else from changing it until the unit of work ends. */
    Optional<User> findForUpdate(TenantId tenant, UserId id);

    /** The same for a user who may be deleted by it: until then nobody adds it to a group either. */
    Optional<User> findForDeletion(TenantId tenant, UserId id);

    /** Finds several and keeps everybody else from changing them, each as it is when the last of the locks is there; by id. */
    List<User> findAllForUpdate(TenantId tenant, Collection<UserId> ids);

    /** Whether another active user of the tenant has the role ADMIN; nobody else is told so until the unit of work ends. */
    boolean hasOtherActiveAdmin(TenantId tenant, UserId user);

    /** Active users who have one of these roles, by id; at most so many. */
    List<User> withRole(TenantId tenant, List<String> roles, int limit);

    /** In the order of ids, which is that of creation, unless sorted. Refused: INVALID_FILTER. */
    Page<User> query(TenantId tenant, ResourceQuery query);

    /** Writes the user over the version before its own. Refused: UNIQUENESS; STALE_VERSION if that version is gone. */
    void update(TenantId tenant, User user);

    /** What the user may use in the product; no change of the user as its IdP sees it. */
    void setGrants(TenantId tenant, UserId user, Grants grants);
    /**
     * Writes the new names of many users, of whom nothing else has changed, over the versions before; all or none. Until then each is
     * known by the name before too, and not at all if there is no time. Refused: UNIQUENESS; STALE_VERSION if one is not there in the version before.
     */
    void rename(TenantId tenant, List<Renaming> renamings, Optional<Instant> knownUntil);

    /** The same for a user whose connection is another one than before, or who has none any more. */
    void relink(TenantId tenant, User before, User after);

    /** A deleted user is found again, in no group. Refused: UNIQUENESS; STALE_VERSION if it is not there in the version before. */
    void restore(TenantId tenant, User user);

    /** The same for an undo: the user is in the groups again that the deletion took it out of, as far as they exist. */
    void restoreWithGroups(TenantId tenant, User user);

    /** The user is known by this name too until then, if ever. */
    void addAlias(TenantId tenant, UserId user, String name, Optional<Instant> until);

    /** Nobody is known by this name beside the one who has it. */
    void dropAlias(TenantId tenant, String name);

    /** A deleted user that is kept. */
    Optional<User> findDeleted(TenantId tenant, UserId id);

    /** Those of these who are deleted and kept, or have ended and are not purged yet. */
    List<User> findGone(TenantId tenant, Collection<UserId> ids);

    /** The names that the user is known by beside its own. */
    List<String> aliases(TenantId tenant, UserId user);

    /** The user is no longer found, its name is free, and its memberships end. Refused: STALE_VERSION if it is not there in this version. */
    void delete(TenantId tenant, User user, Instant now);

    /**
     * Deleted for good: nobody is recognised as it any more. Nothing is left of it after that time, unless a mass change of its connection
     * is held, for which it may be restored. Refused: STALE_VERSION if it is not there in this version.
     */
    void end(TenantId tenant, User user, Instant now, Duration purgedIn);

    /** The same user before and after it was given another name. */
    record Renaming(User before, User after) {}
}
