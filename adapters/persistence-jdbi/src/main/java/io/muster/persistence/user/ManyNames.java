package io.muster.persistence.user;

import io.muster.application.user.UserRepository.Renaming;
import io.muster.domain.Refusal;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Json;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** User names and addresses of many users in one statement each, whose text is the same however many there are. */
final class ManyNames {
    /**
     * Address by address, by the index of all attributes: a document that may be any of many would be compared with each user. OFFSET 0
     * keeps the planner from going through the tenant's users instead.
     */
    static final String HOLDERS = """
            SELECT key, one, other
              FROM unnest(:keys::text[], :documents::text[]) AS given(key, document)
             CROSS JOIN LATERAL (
                   SELECT min(id::text) AS one, max(id::text) AS other
                     FROM (SELECT tenant_id, id FROM scim_user
                            WHERE comparable @> given.document::jsonb AND deleted_at IS NULL OFFSET 0) met
                    WHERE met.tenant_id = :tenant) held
             WHERE one IS NOT NULL
            """;

    /** That an alias is the user's own, or nobody is known by it any more. */
    static final String FREE = """
            user_alias.user_id = EXCLUDED.user_id OR user_alias.valid_until <= now()
                OR EXISTS (SELECT 1 FROM scim_user
                            WHERE tenant_id = :tenant AND id = user_alias.user_id AND deleted_at IS NOT NULL)
            """;

    private ManyNames() {}

    static Map<String, UserId> owners(Database database, TenantId tenant, Set<String> keys) {
        Map<String, UserId> owners = new HashMap<>();
        if (!keys.isEmpty()) {
            database.withHandle(handle -> handle.createQuery("""
                            SELECT name_key AS key, user_id AS id, 1 AS rank FROM user_alias
                             WHERE tenant_id = :tenant AND name_key = ANY(:keys::text[])
                               AND (valid_until IS NULL OR valid_until > now())
                               AND EXISTS (SELECT 1 FROM scim_user
                                            WHERE tenant_id = :tenant AND id = user_alias.user_id AND deleted_at IS NULL)
                             UNION ALL
                            SELECT user_name_key, id, 2 FROM scim_user
                             WHERE tenant_id = :tenant AND user_name_key = ANY(:keys::text[]) AND deleted_at IS NULL
                             ORDER BY rank
                            """)
                    .bind("tenant", tenant.value())
                    .bindArray("keys", String.class, keys.toArray())
                    .map((row, context) -> owners.put(row.getString("key"), new UserId(Columns.uuid(row, "id"))))
                    .list());
        }
        return owners;
    }

    /** However many share an address, two of them come back. */
    static Map<String, Set<UserId>> holders(Database database, TenantId tenant, Set<String> keys) {
        Map<String, Set<UserId>> holders = new HashMap<>();
        if (!keys.isEmpty()) {
            List<String> ordered = List.copyOf(keys);
            database.withHandle(handle -> handle.createQuery(HOLDERS)
                    .bind("tenant", tenant.value())
                    .bindArray("keys", String.class, ordered.toArray())
                    .bindArray("documents", String.class, (Object[]) Candidates.documents(ordered.stream()))
                    .map((row, context) ->
                            holders.put(row.getString("key"), two(row.getString("one"), row.getString("other"))))
                    .list());
        }
        return holders;
    }

    static List<String> latestExternalIds(Database database, TenantId tenant, ConnectionId connection, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT external_id FROM scim_user
                         WHERE tenant_id = :tenant AND connection_id = :connection AND deleted_at IS NULL
                           AND external_id IS NOT NULL
                         ORDER BY id DESC LIMIT :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", connection.value())
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    static Set<String> externalIds(Database database, TenantId tenant, ConnectionId connection, Set<String> wanted) {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT external_id FROM scim_user
                         WHERE tenant_id = :tenant AND connection_id = :connection AND deleted_at IS NULL
                           AND left(external_id, 256) = ANY(ARRAY(SELECT left(id, 256) FROM unnest(:wanted::text[]) AS id))
                           AND external_id = ANY(:wanted::text[])
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", connection.value())
                .bindArray("wanted", String.class, wanted.toArray())
                .mapTo(String.class)
                .collect(Collectors.toSet()));
    }

    private static Set<UserId> two(String one, String other) {
        UserId first = new UserId(UUID.fromString(one));
        return one.equals(other) ? Set.of(first) : Set.of(first, new UserId(UUID.fromString(other)));
    }

    static List<Write> rename(
            TenantId tenant,
            ResourceType type,
            List<Renaming> renamings,
            Optional<Instant> knownUntil,
            Supplier<Refusal> taken) {
        List<Write> writes =
                new ArrayList<>(List.of(names(tenant, type, renamings, taken), aliasesNoMore(tenant, renamings)));
        knownUntil.ifPresent(until -> writes.add(aliases(tenant, renamings, until)));
        return writes;
    }

    private static Write names(TenantId tenant, ResourceType type, List<Renaming> renamings, Supplier<Refusal> taken) {
        return Write.meeting("""
                        WITH updated AS (
                            UPDATE scim_user
                               SET version = given.version, user_name_key = given.key, attributes = given.attributes::jsonb,
                                   comparable = given.comparable::jsonb, last_modified = given.modified
                              FROM unnest(:ids::uuid[], :versions::text[]::bigint[], :keys::text[], :attributes::text[],
                                          :comparables::text[], :modified::text[]::timestamptz[])
                                AS given(id, version, key, attributes, comparable, modified)
                             WHERE tenant_id = :tenant AND scim_user.id = given.id AND scim_user.version = given.version - 1
                               AND deleted_at IS NULL
                            RETURNING 1
                        )
                        SELECT 1 / (count(*) = :count)::integer FROM updated
                        """, Refusal::staleVersion)
                .bind("tenant", tenant.value())
                .bind("ids", ids(renamings))
                .bind("versions", texts(renamings, after(user -> Long.toString(user.version()))))
                .bind("keys", texts(renamings, after(User::userNameKey)))
                .bind(
                        "attributes",
                        texts(
                                renamings,
                                after(user -> Json.write(user.attributes().toPlain()))))
                .bind(
                        "comparables",
                        texts(
                                renamings,
                                after(user -> Json.write(ComparableForm.of(type.root(), user.attributes())
                                        .toPlain()))))
                .bind(
                        "modified",
                        texts(renamings, after(user -> user.lastModified().toString())))
                .bind("count", renamings.size())
                .unlessTaken(JdbiUserRepository.USER_NAME_IS_UNIQUE, taken);
    }

    /** A name that somebody has now is no alias of the same any more. */
    private static Write aliasesNoMore(TenantId tenant, List<Renaming> renamings) {
        return Write.of("""
                        DELETE FROM user_alias
                         USING unnest(:ids::uuid[], :keys::text[]) AS given(id, key)
                         WHERE tenant_id = :tenant AND name_key = given.key AND user_id = given.id
                        """)
                .bind("tenant", tenant.value())
                .bind("ids", ids(renamings))
                .bind("keys", texts(renamings, after(User::userNameKey)));
    }

    private static Write aliases(TenantId tenant, List<Renaming> renamings, Instant until) {
        return Write.of(SqlText.of("""
                        INSERT INTO user_alias (tenant_id, name_key, user_id, name, valid_until)
                        SELECT :tenant, key, id, name, :until::timestamptz
                          FROM unnest(:ids::uuid[], :keys::text[], :names::text[]) AS given(id, key, name)
                            ON CONFLICT (tenant_id, name_key) DO UPDATE
                               SET user_id = EXCLUDED.user_id, name = EXCLUDED.name, valid_until = EXCLUDED.valid_until
                             WHERE <free>
                        """, "free", FREE))
                .bind("tenant", tenant.value())
                .bind("ids", ids(renamings))
                .bind("keys", texts(renamings, renaming -> renaming.before().userNameKey()))
                .bind("names", texts(renamings, renaming -> renaming.before().userName()))
                .bind("until", until);
    }

    private static UUID[] ids(List<Renaming> renamings) {
        return renamings.stream().map(renaming -> renaming.after().id().value()).toArray(UUID[]::new);
    }

    private static Function<Renaming, String> after(Function<User, String> text) {
        return renaming -> text.apply(renaming.after());
    }

    private static String[] texts(List<Renaming> renamings, Function<Renaming, String> text) {
        return renamings.stream().map(text).toArray(String[]::new);
    }
}
