package io.muster.persistence.filter;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Write;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** How many resources a tenant has, kept up by those who add and delete them, each connection on a counter of its own. */
public final class ResourceCount {
    private ResourceCount() {}

    /**
     * A statement that adds or deletes resources, and changes the count by as many rows as it touched; it binds {@code :tenant}. Refused
     * if it touches none.
     */
    public static Write counting(String table, int sign, String statement, Supplier<Refusal> missing) {
        return Write.meeting("""
                WITH touched AS (%s RETURNING 1),
                counted AS (
                    INSERT INTO resource_count (tenant_id, type, counter, n)
                    SELECT :tenant, '%s', pg_backend_pid() %% 64, %d * count(*) FROM touched HAVING count(*) > 0
                    ON CONFLICT (tenant_id, type, counter) DO UPDATE SET n = resource_count.n + EXCLUDED.n
                )
                """.formatted(statement, table, sign) + Write.REQUIRED + "touched", missing);
    }

    static long of(Handle handle, TenantId tenant, String table) {
        return handle.createQuery(
                        "SELECT coalesce(sum(n), 0) FROM resource_count WHERE tenant_id = :tenant AND type = :type")
                .bind("tenant", tenant.value())
                .bind("type", table)
                .mapTo(Long.class)
                .one();
    }
}
