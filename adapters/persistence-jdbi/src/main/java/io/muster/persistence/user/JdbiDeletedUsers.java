package io.muster.persistence.user;

import io.muster.application.user.DeletedUsers;
import io.muster.persistence.Database;
import jakarta.inject.Inject;

/** Rows of {@code scim_user} that have {@code deleted_at}. */
public final class JdbiDeletedUsers implements DeletedUsers {
    private final Database database;

    @Inject
    public JdbiDeletedUsers(Database database) {
        this.database = database;
    }

    @Override
    public int purge(int atMost) {
        return database.withHandle(handle -> handle.createQuery("""
                        WITH expired AS (
                            SELECT u.tenant_id, u.id
                              FROM scim_user u
                              LEFT JOIN connection c ON c.tenant_id = u.tenant_id AND c.id = u.connection_id
                             WHERE (u.deleted_at < now() - make_interval(days => coalesce(c.keep_deleted_days, 30))
                                    OR u.purge_after < now())
                               AND u.deleted_at IS NOT NULL
                               AND NOT EXISTS (SELECT 1 FROM mass_change m
                                                WHERE m.tenant_id = u.tenant_id AND m.connection_id = u.connection_id
                                                  AND m.state = 'HELD')
                             LIMIT :atMost
                               FOR UPDATE OF u SKIP LOCKED
                        ),
                        aliases AS (
                            DELETE FROM user_alias USING expired
                             WHERE user_alias.tenant_id = expired.tenant_id AND user_id = expired.id
                        ),
                        left_groups AS (
                            DELETE FROM left_group USING expired
                             WHERE left_group.tenant_id = expired.tenant_id AND user_id = expired.id
                        ),
                        memberships AS (
                            DELETE FROM group_member USING expired
                             WHERE group_member.tenant_id = expired.tenant_id AND user_id = expired.id
                        ),
                        gone AS (
                            DELETE FROM scim_user USING expired
                             WHERE scim_user.tenant_id = expired.tenant_id AND scim_user.id = expired.id
                            RETURNING 1
                        )
                        SELECT count(*) FROM gone
                        """)
                .bind("atMost", atMost)
                .mapTo(Integer.class)
                .one());
    }
}
