package io.muster.persistence.tenant;

import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.persistence.Database;
import io.muster.persistence.SqlText;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Tenants in {@code tenant}. */
public final class JdbiTenantRepository implements TenantRepository {
    private final Database database;

    @Inject
    public JdbiTenantRepository(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Tenant tenant) {
        database.withHandle("tenant_slug_is_unique", () -> slugTaken(tenant.slug()), handle -> {
            var statement = handle.createUpdate("""
                    INSERT INTO tenant (id, slug, display_name, sso, require_sso, max_active_tokens, scim, created)
                    VALUES (:id, :slug, :displayName, :sso, :requireSso, :maxActiveTokens, :scim, :created)
                    """);
            return TenantRow.bind(statement, tenant).execute();
        });
    }

    @Override
    public Optional<Tenant> find(Slug slug) {
        return find(slug, "");
    }

    @Override
    public Optional<Tenant> findForUpdate(Slug slug) {
        return find(slug, "FOR NO KEY UPDATE"); // its users may be added meanwhile
    }

    private Optional<Tenant> find(Slug slug, String lock) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT id, slug, display_name, sso, require_sso, max_active_tokens, scim, created
                          FROM tenant
                         WHERE slug = :slug
                        <lock>
                        """, "lock", lock))
                .bind("slug", slug.value())
                .map(TenantRow::read)
                .findOne());
    }

    @Override
    public void update(Tenant tenant) {
        database.withHandle(handle -> {
            var statement = handle.createUpdate("""
                    UPDATE tenant
                       SET display_name = :displayName, sso = :sso, require_sso = :requireSso,
                           max_active_tokens = :maxActiveTokens, scim = :scim
                     WHERE id = :id
                    """);
            return TenantRow.bind(statement, tenant).execute();
        });
    }

    @Override
    public List<Tenant> list(int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT id, slug, display_name, sso, require_sso, max_active_tokens, scim, created
                          FROM tenant
                         ORDER BY slug
                         LIMIT :limit
                        """)
                .bind("limit", limit)
                .map(TenantRow::read)
                .list());
    }

    private static Refusal slugTaken(Slug slug) {
        return Refusal.uniqueness(
                "There is a tenant " + slug + " already; tenant-list shows all of them. Choose another name.");
    }
}
