package io.muster.persistence.filter;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Write;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * How many resources a tenant has, by the connection they are linked to, kept up by those who add and delete them. Each connection to
 * the database has a counter of its own.
 */
public final class ResourceCount {
    private ResourceCount() {}

    /**
     * A statement that adds or deletes resources, and changes the count of their connections by as many rows as it touched; it binds
     * {@code :tenant}. Refused if it touches none.
     */
    public static Write counting(String table, int sign, String statement, Supplier<Refusal> missing) {
        return counting(table, sign, "pg_backend_pid() % 64", statement, missing);
    }

    /** The same for a transaction that takes long, by counters of its own, so that no other waits for its end. */
    public static Write countingMany(String table, String statement) {
        return counting(table, 1, "64 + pg_backend_pid() % 64", statement, Refusal::staleVersion);
    }

    private static Write counting(String table, int sign, String counter, String statement, Supplier<Refusal> missing) {
        return Write.meeting("""
                WITH touched AS (%s RETURNING connection_id),
                counted AS (
                    INSERT INTO resource_count (tenant_id, type, counter, n)
                    SELECT :tenant, '%s' || coalesce(' ' || connection_id, ''), %s, %d * count(*)
                      FROM touched GROUP BY connection_id
                    ON CONFLICT (tenant_id, type, counter) DO UPDATE SET n = resource_count.n + EXCLUDED.n
                )
                """.formatted(statement, table, counter, sign) + Write.REQUIRED + "touched", missing);
    }

    /** A statement that counts one for the connection {@code :to} that was counted for {@code :from}; null is none. */
    public static Write moving(String table) {
        return Write.of("""
                INSERT INTO resource_count (tenant_id, type, counter, n)
                SELECT :tenant, '%1$s' || coalesce(' ' || moved.connection::text, ''), pg_backend_pid() %% 64, moved.n
                  FROM (VALUES (:from::uuid, -1), (:to::uuid, 1)) AS moved(connection, n)
                 WHERE :from::uuid IS DISTINCT FROM :to::uuid
                    ON CONFLICT (tenant_id, type, counter) DO UPDATE SET n = resource_count.n + EXCLUDED.n
                """.formatted(table));
    }

    /** @param linkedTo empty: those of all connections, and of none */
    static long of(Handle handle, TenantId tenant, String table, Optional<ConnectionId> linkedTo) {
        String one = " AND type = :type";
        String any = " AND split_part(type, ' ', 1) = :type";
        return handle.createQuery("SELECT coalesce(sum(n), 0) FROM resource_count WHERE tenant_id = :tenant"
                        + (linkedTo.isPresent() ? one : any))
                .bind("tenant", tenant.value())
                .bind("type", table + linkedTo.map(id -> " " + id).orElse(""))
                .mapTo(Long.class)
                .one();
    }
}
