package io.muster.persistence.notice;

import io.muster.application.notice.DueEvents;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Json;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of {@code outbox_event} whose {@code notice} is DUE. */
public final class JdbiDueEvents implements DueEvents {
    private static final int ATTEMPTS = 3;

    private final Database database;

    @Inject
    public JdbiDueEvents(Database database) {
        this.database = database;
    }

    @Override
    public List<Due> due(int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT tenant_id, id FROM outbox_event WHERE notice = 'DUE' ORDER BY tenant_id, id LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new Due(new TenantId(Columns.uuid(row, "tenant_id")), Columns.uuid(row, "id")))
                .list());
    }

    @Override
    public Optional<DueEvent> take(Due due) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT type, subject,
                               (SELECT coalesce(jsonb_object_agg(key, value -> 'after'), '{}')
                                  FROM jsonb_each(data -> 'changes') WHERE value -> 'after' <> 'null') AS attributes
                          FROM outbox_event
                         WHERE tenant_id = :tenant AND id = :id AND notice = 'DUE'
                           FOR NO KEY UPDATE SKIP LOCKED
                        """)
                .bind("tenant", due.tenant().value())
                .bind("id", due.event())
                .map(JdbiDueEvents::read)
                .findOne());
    }

    @Override
    public void told(Due due) {
        database.write(Write.of("UPDATE outbox_event SET notice = NULL WHERE tenant_id = :tenant AND id = :id")
                .bind("tenant", due.tenant().value())
                .bind("id", due.event()));
    }

    @Override
    public void setBack(Due due) {
        database.write(Write.of("""
                        UPDATE outbox_event
                           SET notice_failures = notice_failures + 1,
                               notice = CASE WHEN notice_failures + 1 >= :attempts THEN 'PARKED' ELSE notice END
                         WHERE tenant_id = :tenant AND id = :id AND notice = 'DUE'
                        """)
                .bind("tenant", due.tenant().value())
                .bind("id", due.event())
                .bind("attempts", ATTEMPTS));
    }

    private static DueEvent read(ResultSet row, StatementContext context) throws SQLException {
        Map<String, List<String>> attributes = new HashMap<>();
        Json.read(row.getString("attributes")).toPlain().forEach((name, value) -> attributes.put(name, texts(value)));
        return new DueEvent(row.getString("type"), row.getString("subject"), attributes);
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }
}
