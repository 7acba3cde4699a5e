package io.muster.persistence.tenant;

import io.muster.domain.tenant.Protection;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** A tenant as a row of {@code tenant}. */
public final class TenantRow {
    /** What {@link #read} reads. */
    public static final String COLUMNS = """
            tenant.id, tenant.slug, display_name, scim, tenant.created,
            sso, require_sso, max_active_tokens, unique_group_names, verified_domains, notify, language,
            requests_per_second, scim_administrator, protect_scim_administrator, break_glass,
            ARRAY(SELECT former.slug FROM tenant_slug former
                   WHERE former.tenant_id = tenant.id AND former.slug <> tenant.slug) AS former_slugs
            """;

    private TenantRow() {}

    public static Tenant read(ResultSet row, StatementContext context) throws SQLException {
        return new Tenant(
                new TenantId(Columns.uuid(row, "id")),
                new Slug(row.getString("slug")),
                Columns.texts(row, "former_slugs").stream().map(Slug::new).collect(Collectors.toSet()),
                row.getString("display_name"),
                new TenantSettings(
                        SingleSignOn.valueOf(row.getString("sso")),
                        row.getBoolean("require_sso"),
                        row.getInt("max_active_tokens"),
                        row.getBoolean("unique_group_names"),
                        Columns.texts(row, "verified_domains"),
                        Columns.texts(row, "notify"),
                        row.getString("language"),
                        row.getInt("requests_per_second"),
                        new Protection(
                                Optional.ofNullable(row.getObject("scim_administrator", UUID.class)),
                                row.getBoolean("protect_scim_administrator"),
                                List.of((UUID[]) row.getArray("break_glass").getArray()))),
                ScimState.valueOf(row.getString("scim")),
                Columns.instant(row, "created"));
    }

    static Write bind(Write write, Tenant tenant) {
        TenantSettings settings = tenant.settings();
        return write.bind("id", tenant.id().value())
                .bind("slug", tenant.slug().value())
                .bind("displayName", tenant.displayName())
                .bind("sso", settings.sso())
                .bind("requireSso", settings.requireSso())
                .bind("maxActiveTokens", settings.maxActiveTokens())
                .bind("uniqueGroupNames", settings.uniqueGroupNames())
                .bind("verifiedDomains", settings.verifiedDomains().toArray(String[]::new))
                .bind("notify", settings.notified().toArray(String[]::new))
                .bind("language", settings.language())
                .bind("requestsPerSecond", settings.requestsPerSecond())
                .bind("scimAdministrator", settings.protection().scimAdministrator())
                .bind("protectScimAdministrator", settings.protection().ofScimAdministrator())
                .bind("breakGlass", settings.protection().breakGlass().toArray(UUID[]::new))
                .bind("scim", tenant.scim())
                .bind("created", tenant.created());
    }
}
