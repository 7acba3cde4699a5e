package io.muster.persistence.tenant;

import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import io.muster.persistence.token.TokenCache;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Tenants in {@code tenant}, their names also in {@code tenant_slug}. */
public final class JdbiTenantRepository implements TenantRepository {
    private static final String SLUG_IS_UNIQUE = "tenant_slug_pk";

    private final Database database;
    private final TokenCache tokens;

    @Inject
    public JdbiTenantRepository(Database database, TokenCache tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    @Override
    public void insert(Tenant tenant) {
        database.write(
                TenantRow.bind(Write.of("""
                        WITH inserted AS (
                            INSERT INTO tenant (id, slug, display_name, sso, require_sso, max_active_tokens,
                                   unique_group_names, verified_domains, notify, language, requests_per_second,
                                   scim_administrator, protect_scim_administrator, break_glass,
                                   scim, created)
                            VALUES (:id, :slug, :displayName, :sso, :requireSso, :maxActiveTokens,
                                    :uniqueGroupNames, :verifiedDomains, :notify, :language, :requestsPerSecond, :scimAdministrator::uuid,
                                    :protectScimAdministrator, :breakGlass, :scim, :created)
                        )
                        INSERT INTO tenant_slug (slug, tenant_id) VALUES (:slug, :id)
                        """), tenant).unlessTaken(SLUG_IS_UNIQUE, () -> slugTaken(tenant.slug())));
    }

    @Override
    public Optional<Tenant> find(Slug slug) {
        return find(slug, "");
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return database.withHandle(handle -> handle.createQuery(
                        SqlText.of("SELECT <columns> FROM tenant WHERE id = :id", "columns", TenantRow.COLUMNS))
                .bind("id", id.value())
                .map(TenantRow::read)
                .findOne());
    }

    @Override
    public Optional<Tenant> findForUpdate(Slug slug) {
        return find(slug, "FOR NO KEY UPDATE"); // its users may be added meanwhile
    }

    private Optional<Tenant> find(Slug slug, String lock) {
        return database.withHandle(
                handle -> handle.createQuery(SqlText.of("""
                        SELECT <columns>
                          FROM tenant
                         WHERE id = (SELECT tenant_id FROM tenant_slug WHERE tenant_slug.slug = :slug)
                        <lock>
                        """, "columns", TenantRow.COLUMNS, "lock", lock))
                        .bind("slug", slug.value())
                        .map(TenantRow::read)
                        .findOne());
    }

    @Override
    public void update(Tenant tenant) {
        database.write(
                TenantRow.bind(Write.of("""
                        WITH updated AS (
                            UPDATE tenant
                               SET slug = :slug, display_name = :displayName, sso = :sso, require_sso = :requireSso,
                                   max_active_tokens = :maxActiveTokens,
                                   unique_group_names = :uniqueGroupNames, verified_domains = :verifiedDomains,
                                   notify = :notify, language = :language,
                                   requests_per_second = :requestsPerSecond,
                                   scim_administrator = :scimAdministrator::uuid,
                                   protect_scim_administrator = :protectScimAdministrator,
                                   break_glass = :breakGlass, scim = :scim
                             WHERE id = :id
                        )
                        INSERT INTO tenant_slug (slug, tenant_id)
                        SELECT :slug, :id
                         WHERE NOT EXISTS (SELECT 1 FROM tenant_slug WHERE slug = :slug AND tenant_id = :id)
                        """), tenant).unlessTaken(SLUG_IS_UNIQUE, () -> slugTaken(tenant.slug())));
        tokens.forgetEverywhere(database, tenant.id());
    }

    @Override
    public List<Tenant> list(int limit) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of(
                        "SELECT <columns> FROM tenant ORDER BY tenant.slug LIMIT :limit", "columns", TenantRow.COLUMNS))
                .bind("limit", limit)
                .map(TenantRow::read)
                .list());
    }

    private static Refusal slugTaken(Slug slug) {
        return Refusal.uniqueness(
                "There is, or was, a tenant " + slug + " already; tenant-list shows all of them. Choose another name.");
    }
}
