package io.muster.persistence.user;

import io.muster.domain.UserNameKey;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names by which users are known, those before among them, and whose they are. */
final class UserNames {
    private final Database database;

    UserNames(Database database) {
        this.database = database;
    }

    /** All addresses of whoever has one of them are read; the others are dropped here. */
    Set<String> known(TenantId tenant, Set<String> names) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT user_name_key FROM scim_user
                         WHERE tenant_id = :tenant AND user_name_key = ANY(:names) AND deleted_at IS NULL
                         UNION ALL
                        SELECT name_key FROM user_alias
                         WHERE tenant_id = :tenant AND name_key = ANY(:names)
                           AND (valid_until IS NULL OR valid_until > now())
                           AND EXISTS (SELECT 1 FROM scim_user
                                        WHERE tenant_id = :tenant AND id = user_alias.user_id AND deleted_at IS NULL)
                         UNION ALL
                        SELECT address #>> '{}'
                          FROM (SELECT comparable FROM scim_user
                                 WHERE tenant_id = :tenant AND deleted_at IS NULL AND comparable @> ANY(:documents::jsonb[])
                                OFFSET 0) met,
                               jsonb_path_query(met.comparable, '$.emails[*].value') AS address
                        """)
                .bind("tenant", tenant.value())
                .bindArray("names", String.class, names.toArray())
                .bindArray("documents", String.class, (Object[])
                        Candidates.documents(names.stream().filter(name -> name.contains("@"))))
                .mapTo(String.class)
                .filter(names::contains)
                .collect(Collectors.toSet()));
    }

    Optional<User> ownerOfName(TenantId tenant, String userNameKey) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT <columns>
                          FROM scim_user
                         WHERE tenant_id = :tenant AND deleted_at IS NULL
                           AND (user_name_key = :name OR id = (
                                SELECT user_id FROM user_alias
                                 WHERE tenant_id = :tenant AND name_key = :name
                                   AND (valid_until IS NULL OR valid_until > now())))
                         ORDER BY user_name_key = :name DESC LIMIT 1
                        """, "columns", UserRow.COLUMNS))
                .bind("tenant", tenant.value())
                .bind("name", userNameKey)
                .map(UserRow::read)
                .findOne());
    }

    void addAlias(TenantId tenant, UserId user, String name, Optional<Instant> until) {
        database.write(Write.of(SqlText.of("""
                        INSERT INTO user_alias (tenant_id, name_key, user_id, name, valid_until)
                        VALUES (:tenant, :key, :user, :name, :until::timestamptz)
                            ON CONFLICT (tenant_id, name_key) DO UPDATE
                               SET user_id = EXCLUDED.user_id, name = EXCLUDED.name, valid_until = EXCLUDED.valid_until
                             WHERE <free>
                        """, "free", ManyNames.FREE))
                .bind("tenant", tenant.value())
                .bind("user", user.value())
                .bind("key", UserNameKey.of(name))
                .bind("name", name)
                .bind("until", until));
    }

    void dropAlias(TenantId tenant, String name) {
        database.write(Write.of("DELETE FROM user_alias WHERE tenant_id = :tenant AND name_key = :key")
                .bind("tenant", tenant.value())
                .bind("key", UserNameKey.of(name)));
    }

    List<String> aliases(TenantId tenant, UserId user) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT name FROM user_alias
                         WHERE tenant_id = :tenant AND user_id = :user AND (valid_until IS NULL OR valid_until > now())
                         ORDER BY name_key
                        """)
                .bind("tenant", tenant.value())
                .bind("user", user.value())
                .mapTo(String.class)
                .list());
    }
}
