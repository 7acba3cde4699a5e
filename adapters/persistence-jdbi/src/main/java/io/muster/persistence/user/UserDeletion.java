package io.muster.persistence.user;

import io.muster.application.user.UserProvisioning;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import io.muster.persistence.filter.ResourceCount;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** How users are deleted, and restored: their rows stay for a while, what refers to them does not. */
final class UserDeletion {
    private final Database database;

    UserDeletion(Database database) {
        this.database = database;
    }

    /**
     * Names are free and memberships end at once; groups and aliases are known until the user is gone for good. The row is locked against
     * those who are about to add the user to a group, before its memberships are looked for.
     */
    void delete(TenantId tenant, User user, Instant now) {
        database.write(ResourceCount.counting("scim_user", -1, """
                        UPDATE scim_user
                           SET deleted_at = :now
                          FROM (SELECT id AS locked_id FROM scim_user
                                 WHERE tenant_id = :tenant AND id = :id FOR UPDATE) locked
                         WHERE tenant_id = :tenant AND id = locked_id AND version = :version AND deleted_at IS NULL
                        """, Refusal::staleVersion)
                .bind("tenant", tenant.value())
                .bind("id", user.id().value())
                .bind("version", user.version())
                .bind("now", now));
        database.write(Write.of("""
                        WITH gone AS (
                            DELETE FROM group_member WHERE tenant_id = :tenant AND user_id = :id RETURNING group_id
                        )
                        INSERT INTO left_group (tenant_id, user_id, group_id) SELECT :tenant, :id, group_id FROM gone
                            ON CONFLICT DO NOTHING
                        """)
                .bind("tenant", tenant.value())
                .bind("id", user.id().value()));
    }

    /** Nobody recognises the deleted user any more, and its row is purged after that time. */
    void end(TenantId tenant, UserId user, Duration purgedIn) {
        database.write(Write.of("""
                        UPDATE scim_user SET purge_after = clock_timestamp() + make_interval(secs => :purgedIn)
                         WHERE tenant_id = :tenant AND id = :id
                        """)
                .bind("tenant", tenant.value())
                .bind("id", user.value())
                .bind("purgedIn", purgedIn.toSeconds()));
    }

    /** @param only further conditions */
    List<User> find(TenantId tenant, Collection<UserId> ids, String only) {
        return database.withHandle(handle -> handle.createQuery(
                        SqlText.of("""
                        SELECT <columns>
                          FROM scim_user
                         WHERE tenant_id = :tenant AND id = ANY(:ids) AND deleted_at IS NOT NULL <only>
                         ORDER BY id
                           FOR NO KEY UPDATE
                        """, "columns", UserRow.COLUMNS, "only", only))
                .bind("tenant", tenant.value())
                .bindArray("ids", UUID.class, ids.stream().map(UserId::value).toArray())
                .map(UserRow::read)
                .list());
    }

    /** The row is there again, over the version before the user's own. */
    void restore(TenantId tenant, User user) {
        database.write(ResourceCount.counting("scim_user", 1, """
                        UPDATE scim_user
                           SET deleted_at = NULL, purge_after = NULL, user_name_key = :userNameKey
                         WHERE tenant_id = :tenant AND id = :id AND version = :version - 1 AND deleted_at IS NOT NULL
                        """, Refusal::staleVersion)
                .bind("tenant", tenant.value())
                .bind("id", user.id().value())
                .bind("version", user.version())
                .bind("userNameKey", user.userNameKey())
                .unlessTaken(JdbiUserRepository.USER_NAME_IS_UNIQUE, UserProvisioning::userNameTaken));
    }

    /** Nothing is known any more of the groups that it was in. */
    void forgetGroups(TenantId tenant, UserId user) {
        database.write(Write.of("DELETE FROM left_group WHERE tenant_id = :tenant AND user_id = :id")
                .bind("tenant", tenant.value())
                .bind("id", user.value()));
    }

    /** It is a member again of the groups that the deletion took it out of, as far as they exist. */
    void rejoin(TenantId tenant, UserId user) {
        database.write(Write.of("""
                        WITH back AS (DELETE FROM left_group WHERE tenant_id = :tenant AND user_id = :id RETURNING group_id)
                        INSERT INTO group_member (tenant_id, group_id, user_id)
                        SELECT :tenant, back.group_id, :id
                          FROM back JOIN scim_group g ON g.tenant_id = :tenant AND g.id = back.group_id AND g.deleted_at IS NULL
                            ON CONFLICT DO NOTHING
                        """).bind("tenant", tenant.value()).bind("id", user.value()));
    }
}
