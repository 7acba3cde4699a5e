package io.muster.persistence.user;

import io.muster.domain.group.GroupId;
import io.muster.domain.group.UserGroup;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.Origin;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import io.muster.persistence.Json;
import io.muster.persistence.Write;
import io.muster.persistence.filter.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A user as a row of {@code scim_user}. */
final class UserRow {
    /**
     * What {@link #read} reads; the groups as a list of id, name, and whether the user is a member itself. Groups above groups are walked
     * only where the tenant has any. OFFSET 0 keeps the planner from joining in any other way than name by name.
     */
    static final String COLUMNS = """
            id, version, origin, connection_id, attributes, created, last_modified, roles, grants,
            CASE WHEN EXISTS (SELECT 1 FROM group_nesting WHERE tenant_id = :tenant) THEN nested_groups_of(:tenant, scim_user.id, 1000)
                 ELSE (
                     SELECT json_agg(json_build_array(m.group_id, g.display, TRUE) ORDER BY m.group_id)
                       FROM (SELECT group_id FROM group_member
                              WHERE tenant_id = :tenant AND user_id = scim_user.id LIMIT 1000) m
                      CROSS JOIN LATERAL (
                             SELECT attributes ->> 'displayName' AS display
                               FROM scim_group
                              WHERE tenant_id = :tenant AND id = m.group_id AND deleted_at IS NULL OFFSET 0) g)
             END AS groups
            """;

    /** Of the attributes and the groups of a row. */
    static final String BYTES = Listing.bytesOf("attributes") + " + coalesce(octet_length(groups::text), 0)";

    private UserRow() {}

    static User read(ResultSet row, StatementContext context) throws SQLException {
        return new User(
                new UserId(Columns.uuid(row, "id")),
                row.getLong("version"),
                Origin.valueOf(row.getString("origin")),
                Columns.optionalUuid(row, "connection_id").map(ConnectionId::new),
                Json.read(row.getString("attributes")),
                Columns.instant(row, "created"),
                Columns.instant(row, "last_modified"),
                GrantsColumn.read(row.getString("grants"), Columns.texts(row, "roles")),
                groups(row.getString("groups")));
    }

    private static List<UserGroup> groups(@Nullable String json) {
        return json == null
                ? List.of()
                : Json.readRows(json).stream().map(UserRow::group).toList();
    }

    private static UserGroup group(List<Object> row) {
        return new UserGroup(
                new GroupId(UUID.fromString((String) row.get(0))), (Boolean) row.get(2), String.valueOf(row.get(1)));
    }

    /** A new user as one of many, as JSON. */
    static Map<String, @Nullable Object> plain(ResourceType type, User user) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("id", user.id().toString());
        plain.put("version", user.version());
        plain.put("origin", user.origin().name());
        plain.put("connection", user.linkedTo().map(ConnectionId::toString).orElse(null));
        plain.put("userNameKey", user.userNameKey());
        plain.put("externalId", user.externalId().orElse(null));
        plain.put("active", user.active());
        plain.put("attributes", user.attributes().toPlain());
        plain.put(
                "comparable", ComparableForm.of(type.root(), user.attributes()).toPlain());
        plain.put("created", user.created().toString());
        plain.put("roles", user.roles().stream().sorted().toList());
        plain.put("grants", GrantsColumn.plain(user.grants()));
        return plain;
    }

    static Write bind(Write write, TenantId tenant, ResourceType type, User user) {
        return write.bind("tenant", tenant.value())
                .bind("id", user.id().value())
                .bind("version", user.version())
                .bind("origin", user.origin())
                .bind("connection", user.linkedTo().map(ConnectionId::value))
                .bind("userNameKey", user.userNameKey())
                .bind("externalId", user.externalId())
                .bind("active", user.active())
                .bind("attributes", Json.write(user.attributes().toPlain()))
                .bind(
                        "comparable",
                        Json.write(ComparableForm.of(type.root(), user.attributes())
                                .toPlain()))
                .bind("lastModified", user.lastModified());
    }
}
