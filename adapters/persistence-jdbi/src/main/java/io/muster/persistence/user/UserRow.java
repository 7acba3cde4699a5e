package io.muster.persistence.user;

import io.muster.domain.resource.ComparableForm;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.Origin;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import io.muster.persistence.Json;
import io.muster.persistence.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/** A user as a row of {@code scim_user}. */
final class UserRow {
    private UserRow() {}

    static User read(ResultSet row, StatementContext context) throws SQLException {
        return new User(
                new UserId(Columns.uuid(row, "id")),
                row.getLong("version"),
                Origin.valueOf(row.getString("origin")),
                Json.read(row.getString("attributes")),
                Columns.instant(row, "created"),
                Columns.instant(row, "last_modified"));
    }

    static Write bind(Write write, TenantId tenant, ResourceType type, User user) {
        return write.bind("tenant", tenant.value())
                .bind("id", user.id().value())
                .bind("version", user.version())
                .bind("origin", user.origin())
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
