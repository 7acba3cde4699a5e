package io.muster.persistence.filter;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.SqlCondition;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Lists a tenant's resources of one type that are not deleted, by id, which is the order of creation.
 *
 * @param columns what the mapper reads
 */
public record Listing<T>(String table, String columns, ResourceType type, RowMapper<T> mapper) {
    /** Refused: INVALID_FILTER. */
    public Page<T> page(Handle handle, TenantId tenant, ResourceQuery query) {
        SqlCondition filter =
                query.filter().map(given -> FilterSql.of(type, given)).orElse(SqlCondition.NONE);
        List<T> items = query.count() == 0 ? List.of() : items(handle, tenant, filter, query);
        return new Page<>(items, total(handle, tenant, filter, query, items.size()), query.startIndex());
    }

    private List<T> items(Handle handle, TenantId tenant, SqlCondition filter, ResourceQuery query) {
        return handle.createQuery("""
                        SELECT <columns>
                          FROM <table>
                         WHERE tenant_id = :tenant AND deleted_at IS NULL AND <filter>
                         ORDER BY id
                        OFFSET :offset LIMIT :limit
                        """)
                .define("columns", columns)
                .define("table", table)
                .define("filter", filter.sql())
                .bindMap(filter.values())
                .bind("tenant", tenant.value())
                .bind("offset", query.startIndex() - 1)
                .bind("limit", query.count())
                .map(mapper)
                .list();
    }

    /** Counts only where the page itself does not tell: it is the last one if it is neither full nor beyond the end. */
    private long total(Handle handle, TenantId tenant, SqlCondition filter, ResourceQuery query, int found) {
        int before = query.startIndex() - 1;
        if (found < query.count() && (found > 0 || before == 0)) {
            return (long) before + found;
        }
        return handle.createQuery("""
                        SELECT count(*) FROM <table> WHERE tenant_id = :tenant AND deleted_at IS NULL AND <filter>
                        """)
                .define("table", table)
                .define("filter", filter.sql())
                .bindMap(filter.values())
                .bind("tenant", tenant.value())
                .mapTo(Long.class)
                .one();
    }
}
