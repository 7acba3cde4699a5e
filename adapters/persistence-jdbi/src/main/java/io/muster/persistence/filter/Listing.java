package io.muster.persistence.filter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.application.Page;
import io.muster.application.Position;
import io.muster.application.ResourceQuery;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.SqlCondition;
import io.muster.persistence.SqlText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Lists a tenant's resources of one type that are not deleted. */
public final class Listing<T> {
    private static final Duration LIFE_OF_AN_END = Duration.ofMinutes(1);
    private static final int MAX_ENDS = 10_000;

    private final String table;
    private final String columns;
    private final String bytes;
    private final RowMapper<T> mapper;

    /** Where whole lists were left, so that who reads on by startIndex does not make the database walk there again. */
    private final Cache<Start, Position> ends = Caffeine.newBuilder()
            .expireAfterWrite(LIFE_OF_AN_END)
            .maximumSize(MAX_ENDS)
            .build();

    /**
     * @param columns what the mapper reads
     * @param bytes of a row's JSON, of the columns; {@link #bytesOf} where one is stored
     */
    public Listing(String table, String columns, String bytes, RowMapper<T> mapper) {
        this.table = table;
        this.columns = columns;
        this.bytes = bytes;
        this.mapper = mapper;
    }

    /** About as many bytes as a stored document has as JSON; one that is not compressed is not even read for it. */
    public static String bytesOf(String column) {
        return "CASE WHEN pg_column_compression(" + column + ") IS NULL THEN pg_column_size(" + column
                + ") ELSE octet_length(" + column + "::text) END";
    }

    /** Refused: INVALID_FILTER, INVALID_VALUE for a sort that is not kept. */
    public Page<T> page(Handle handle, TenantId tenant, ResourceType type, ResourceQuery query) {
        SqlCondition linked = query.linkedTo()
                .map(id -> SqlCondition.of("connection_id = :connection", "connection", id.value()))
                .orElse(SqlCondition.NONE);
        SqlCondition filter = query.filter()
                .map(given -> linked.and(FilterSql.of(type, table, given)))
                .orElse(linked);
        SortKey sort = query.sort().map(SortKey::of).orElse(SortKey.NONE);
        List<Row<T>> found = query.count() == 0 ? List.of() : rows(handle, tenant, filter, sort, query);
        List<Row<T>> rows = found.subList(0, Math.min(found.size(), query.count()));
        int there = found.isEmpty() ? 0 : found.get(0).found();
        long total = total(handle, tenant, filter, query, Math.min(there, query.count()));
        if (there == rows.size()) {
            return new Page<>(items(rows), total, query.startIndex(), Optional.empty());
        }
        Position end = rows.get(rows.size() - 1).position();
        if (isWhole(query) && query.after().isEmpty()) {
            ends.put(new Start(tenant, query.linkedTo(), query.startIndex() + rows.size(), total), end);
        }
        return new Page<>(items(rows), total, query.startIndex(), Optional.of(end));
    }

    /**
     * One more than are wanted, if there is one: it tells that something follows. The page is found first, so that what a row is shown
     * with is read for the rows of the page alone, and not for those that are skipped. OFFSET 0 keeps the planner, who does not know how
     * long a page is, from joining in any other way than row by row. Of those found, a row is left out if the rows before it have all
     * the bytes that a page may have.
     */
    private List<Row<T>> rows(Handle handle, TenantId tenant, SqlCondition filter, SortKey sort, ResourceQuery query) {
        Optional<Position> after = query.after().or(() -> left(handle, tenant, query));
        int offset = after.isPresent() ? 0 : query.startIndex() - 1;
        SqlCondition behind = after.map(sort::behind).orElse(SqlCondition.NONE);
        return handle.createQuery(SqlText.of(
                        """
                        SELECT *
                          FROM (SELECT shown.*, page.sort_key::text, page.found, row_number() OVER before AS place,
                                       sum(<bytes>) OVER before - <bytes> AS ahead
                                  FROM (SELECT *, count(*) OVER () AS found
                                          FROM (SELECT *
                                                  FROM (SELECT id AS page_id, <key> AS sort_key
                                                          FROM <table>
                                                         WHERE tenant_id = :tenant AND deleted_at IS NULL AND <filter> AND <behind>
                                                         ORDER BY <order> <at most>) all_of_them
                                                OFFSET :offset LIMIT :limit) of_the_page) page
                                 CROSS JOIN LATERAL (
                                        SELECT <columns> FROM <table> WHERE tenant_id = :tenant AND id = page.page_id OFFSET 0) shown
                                WINDOW before AS (ORDER BY <order of the page> ROWS UNBOUNDED PRECEDING)) sized
                         WHERE ahead < :bytes
                         ORDER BY place
                        """,
                        "columns",
                        columns,
                        "bytes",
                        bytes,
                        "key",
                        sort.sql(),
                        "table",
                        table,
                        "filter",
                        filter.sql(),
                        "behind",
                        behind.sql(),
                        "order",
                        query.sort().isEmpty() ? "id" : sort.order(),
                        "at most",
                        isWhole(query) ? atMost(1L + offset + query.count()) : "",
                        "order of the page",
                        query.sort().isEmpty() ? "page_id" : sort.orderOfPage()))
                .bindMap(filter.values())
                .bindMap(behind.values())
                .bind("tenant", tenant.value())
                .bind("offset", offset)
                .bind("limit", query.count() + 1)
                .bind("bytes", query.bytes())
                .map((row, context) -> new Row<>(
                        mapper.map(row, context),
                        new Position(Optional.ofNullable(row.getString("sort_key")), Columns.uuid(row, "id")),
                        row.getInt("found")))
                .list();
    }

    private static boolean isWhole(ResourceQuery query) {
        return query.filter().isEmpty() && query.sort().isEmpty();
    }

    /**
     * A limit that the planner reads, a power of two lest each page has a statement of its own. Of one that it does not read, it thinks a
     * tenth of the tenant, and sorts that where the rows do not lie in the order of ids any more.
     */
    private static String atMost(long rows) {
        return "LIMIT " + Math.max(16, Long.highestOneBit(rows - 1) << 1);
    }

    /** Where the page before this one of a whole list ended, if that is known and nothing has come or gone since. */
    private Optional<Position> left(Handle handle, TenantId tenant, ResourceQuery query) {
        return isWhole(query) && query.startIndex() > 1
                ? Optional.ofNullable(
                        end(new Start(tenant, query.linkedTo(), query.startIndex(), counted(handle, tenant, query))))
                : Optional.empty();
    }

    private @Nullable Position end(Start start) {
        return ends.getIfPresent(start);
    }

    /** Counts only where the page itself does not tell: it is the last one if it is neither full nor beyond the end. */
    private long total(Handle handle, TenantId tenant, SqlCondition filter, ResourceQuery query, int found) {
        if (query.filter().isEmpty()) {
            return counted(handle, tenant, query);
        }
        int before = query.startIndex() - 1;
        if (query.after().isEmpty() && found < query.count() && (found > 0 || before == 0)) {
            return (long) before + found;
        }
        return handle.createQuery(SqlText.of("""
                        SELECT count(*) FROM <table> WHERE tenant_id = :tenant AND deleted_at IS NULL AND <filter>
                        """, "table", table, "filter", filter.sql()))
                .bindMap(filter.values())
                .bind("tenant", tenant.value())
                .mapTo(Long.class)
                .one();
    }

    private long counted(Handle handle, TenantId tenant, ResourceQuery query) {
        return ResourceCount.of(handle, tenant, table, query.linkedTo());
    }

    private static <T> List<T> items(List<Row<T>> rows) {
        return rows.stream().map(Row::item).toList();
    }

    /** @param found how many rows there are for the page, with those that are left out for their bytes */
    private record Row<T>(T item, Position position, int found) {}

    /** The beginning of a page of the whole list of a connection, or of a tenant, while there are so many. */
    private record Start(TenantId tenant, Optional<ConnectionId> linkedTo, int index, long total) {}
}
