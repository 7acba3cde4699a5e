package io.muster.persistence.tenant;

import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.SingleSignOn;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.tenant.TenantSettings;
import io.muster.persistence.Columns;
import io.muster.persistence.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/** A tenant as a row of {@code tenant}. */
public final class TenantRow {
    private TenantRow() {}

    public static Tenant read(ResultSet row, StatementContext context) throws SQLException {
        return new Tenant(
                new TenantId(Columns.uuid(row, "id")),
                new Slug(row.getString("slug")),
                row.getString("display_name"),
                new TenantSettings(
                        SingleSignOn.valueOf(row.getString("sso")),
                        row.getBoolean("require_sso"),
                        row.getInt("max_active_tokens"),
                        row.getBoolean("groups"),
                        row.getBoolean("unique_group_names")),
                ScimState.valueOf(row.getString("scim")),
                Columns.instant(row, "created"));
    }

    static Write bind(Write write, Tenant tenant) {
        return write.bind("id", tenant.id().value())
                .bind("slug", tenant.slug().value())
                .bind("displayName", tenant.displayName())
                .bind("sso", tenant.settings().sso())
                .bind("requireSso", tenant.settings().requireSso())
                .bind("maxActiveTokens", tenant.settings().maxActiveTokens())
                .bind("groups", tenant.settings().groups())
                .bind("uniqueGroupNames", tenant.settings().uniqueGroupNames())
                .bind("scim", tenant.scim())
                .bind("created", tenant.created());
    }
}
