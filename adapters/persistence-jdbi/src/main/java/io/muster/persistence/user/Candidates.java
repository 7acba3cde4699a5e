package io.muster.persistence.user;

import io.muster.domain.match.Candidate;
import io.muster.domain.match.MatchKeys;
import io.muster.domain.match.MatchRule;
import io.muster.persistence.Json;
import io.muster.persistence.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The users whom a pushed person may be, each rule by its own index. */
final class Candidates {
    /**
     * Rules weaker than a name are asked only where there is anybody who is not linked to the connection. Two of each are enough to know
     * that there are several. Of those who have the externalId only the ones that are not in use are asked for; of more than a hundred in one
     * connection it tells nothing. Those by a document are found all, for a limit would have the planner read row by row.
     */
    static final String SQL = SqlText.of("""
            WITH others(are) AS MATERIALIZED (
                SELECT EXISTS (SELECT 1 FROM resource_count
                                WHERE tenant_id = :tenant AND split_part(type, ' ', 1) = 'scim_user'
                                  AND type <> 'scim_user' || coalesce(' ' || (:connection::uuid)::text, '')
                                GROUP BY type HAVING sum(n) <> 0)
            ),
            with_address(id) AS MATERIALIZED (
                SELECT id FROM scim_user
                 WHERE (SELECT are FROM others) AND tenant_id = :tenant AND comparable @> ANY(:addressDocuments::jsonb[])
                   AND connection_id IS DISTINCT FROM :connection::uuid AND deleted_at IS NULL
            ),
            with_mailbox(id) AS MATERIALIZED (
                SELECT id FROM scim_user
                 WHERE (SELECT are FROM others) AND tenant_id = :tenant AND comparable @> ANY(:mailboxDocuments::jsonb[])
                   AND connection_id IS DISTINCT FROM :connection::uuid AND deleted_at IS NULL
            ),
            met(rule, user_id) AS MATERIALIZED (
                (SELECT 'EXTERNAL_ID', id
                   FROM (SELECT id, active FROM scim_user
                          WHERE tenant_id = :tenant AND left(external_id, 256) = left(:externalId, 256)
                            AND external_id = :externalId AND connection_id = :connection::uuid AND deleted_at IS NULL
                          LIMIT 100) holder
                  WHERE NOT active LIMIT 9)
                UNION ALL
                (SELECT 'EXTERNAL_ID', id FROM scim_user
                  WHERE tenant_id = :tenant AND left(external_id, 256) = left(:externalId, 256)
                    AND external_id = :externalId AND connection_id = :connection::uuid AND deleted_at IS NOT NULL
                    AND purge_after IS NULL
                  ORDER BY deleted_at DESC LIMIT 9)
                UNION ALL
                (SELECT 'USER_NAME', id FROM scim_user
                  WHERE tenant_id = :tenant AND user_name_key = :userName AND deleted_at IS NULL)
                UNION ALL
                (SELECT 'USER_NAME', id FROM scim_user
                  WHERE tenant_id = :tenant AND user_name_key = :userName AND connection_id = :connection::uuid
                    AND deleted_at IS NOT NULL AND purge_after IS NULL ORDER BY deleted_at DESC LIMIT 1)
                UNION ALL
                (SELECT 'ALIAS', user_id FROM user_alias
                  WHERE tenant_id = :tenant AND name_key = :userName AND (valid_until IS NULL OR valid_until > now())
                    AND EXISTS (SELECT 1 FROM scim_user
                                 WHERE tenant_id = :tenant AND id = user_alias.user_id
                                   AND (deleted_at IS NULL OR connection_id = :connection::uuid AND purge_after IS NULL)))
                UNION ALL
                (SELECT 'EMAIL', id FROM with_address LIMIT 2)
                UNION ALL
                (SELECT 'EMAIL', id FROM scim_user
                  WHERE (SELECT are FROM others) AND tenant_id = :tenant AND user_name_key = ANY(:addresses::text[])
                    AND connection_id IS DISTINCT FROM :connection::uuid AND deleted_at IS NULL)
                UNION ALL
                (SELECT 'MAILBOX_NAME', id FROM scim_user
                  WHERE (SELECT are FROM others) AND tenant_id = :tenant AND user_name_key = ANY(:mailboxes::text[])
                    AND connection_id IS DISTINCT FROM :connection::uuid AND deleted_at IS NULL LIMIT 2)
                UNION ALL
                (SELECT 'MAILBOX_NAME', id FROM with_mailbox LIMIT 2)
            )
            SELECT met.rule, deleted_at IS NOT NULL AS deleted, <columns>
              FROM met JOIN scim_user ON scim_user.tenant_id = :tenant AND scim_user.id = met.user_id
               FOR NO KEY UPDATE OF scim_user
            """, "columns", UserRow.COLUMNS);

    private Candidates() {}

    static Map<String, @Nullable Object> parameters(MatchKeys keys) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("externalId", keys.externalId().orElse(null));
        parameters.put("userName", keys.userName());
        parameters.put("addresses", array(keys.addresses().stream()));
        parameters.put("addressDocuments", documents(keys.addresses().stream()));
        parameters.put(
                "mailboxes", array(Stream.concat(keys.mailboxNames().stream(), keys.mailboxAddresses().stream())));
        parameters.put("mailboxDocuments", documents(keys.mailboxAddresses().stream()));
        return parameters;
    }

    /** Of each address the document that a user contains who has it. */
    static String[] documents(Stream<String> addresses) {
        return array(addresses.map(address -> Json.write(Map.of("emails", List.of(Map.of("value", address))))));
    }

    private static String[] array(Stream<String> texts) {
        return texts.toArray(String[]::new);
    }

    static Candidate read(ResultSet row, StatementContext context) throws SQLException {
        return new Candidate(
                MatchRule.valueOf(row.getString("rule")), UserRow.read(row, context), row.getBoolean("deleted"));
    }
}
