package io.muster.persistence.schema;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.application.schema.SchemaRepository;
import io.muster.domain.schema.Extension;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.schema.SchemaReader;
import io.muster.domain.schema.SchemaWriter;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Database;
import io.muster.persistence.Json;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.StatementContext;

/** Extensions as rows of {@code tenant_schema}, each whole in a document. */
public final class JdbiSchemaRepository implements SchemaRepository {
    private static final Duration LIFE = Duration.ofMillis(500);
    private static final int MAX_ENTRIES = 10_000;

    private final Database database;

    private final Cache<TenantId, ResourceTypes> types = Caffeine.newBuilder()
            .expireAfterWrite(LIFE)
            .maximumSize(MAX_ENTRIES)
            .build();

    @Inject
    public JdbiSchemaRepository(Database database) {
        this.database = database;
    }

    @Override
    public ResourceTypes types(TenantId tenant) {
        ResourceTypes known = types.getIfPresent(tenant);
        return known == null ? lookUp(tenant) : known;
    }

    /** Nobody waits for another one's look-up: who does might hold the connection that the other one waits for. */
    private ResourceTypes lookUp(TenantId tenant) {
        ResourceTypes current = ResourceTypes.with(list(tenant));
        types.put(tenant, current);
        return current;
    }

    @Override
    public List<Extension> list(TenantId tenant) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT resource_type, document FROM tenant_schema WHERE tenant_id = :tenant ORDER BY urn_key
                        """)
                .bind("tenant", tenant.value())
                .map(JdbiSchemaRepository::read)
                .list());
    }

    @Override
    public void save(TenantId tenant, Extension extension) {
        database.write(Write.of("""
                        INSERT INTO tenant_schema (tenant_id, urn_key, resource_type, document)
                        VALUES (:tenant, :urnKey, :resourceType, :document::jsonb)
                        ON CONFLICT (tenant_id, urn_key) DO UPDATE SET document = EXCLUDED.document
                        """)
                .bind("tenant", tenant.value())
                .bind("urnKey", key(extension))
                .bind("resourceType", extension.resourceType())
                .bind("document", Json.write(SchemaWriter.write(extension.schema()))));
        database.afterCommit(() -> types.invalidate(tenant));
    }

    @Override
    public void delete(TenantId tenant, Extension extension) {
        database.write(Write.of("DELETE FROM tenant_schema WHERE tenant_id = :tenant AND urn_key = :urnKey")
                .bind("tenant", tenant.value())
                .bind("urnKey", key(extension)));
        database.afterCommit(() -> types.invalidate(tenant));
    }

    @Override
    public boolean isUsed(TenantId tenant, Extension extension) {
        String table = extension.resourceType().equals("User") ? "scim_user" : "scim_group";
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT EXISTS (SELECT 1 FROM <table>
                                        WHERE tenant_id = :tenant AND deleted_at IS NULL AND jsonb_exists(attributes, :urn))
                        """, "table", table))
                .bind("tenant", tenant.value())
                .bind("urn", extension.schema().urn())
                .mapTo(Boolean.class)
                .one());
    }

    private static String key(Extension extension) {
        return extension.schema().urn().toLowerCase(Locale.ROOT);
    }

    private static Extension read(ResultSet row, StatementContext context) throws SQLException {
        return new Extension(
                row.getString("resource_type"),
                SchemaReader.read(Json.read(row.getString("document")).toPlain()));
    }
}
