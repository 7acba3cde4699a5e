package io.muster.persistence.link;

import io.muster.application.link.LinkOperationRepository;
import io.muster.domain.group.GroupId;
import io.muster.domain.link.Identity;
import io.muster.domain.link.LinkOperation;
import io.muster.domain.link.LinkOperation.Change;
import io.muster.domain.link.LinkOperation.Kind;
import io.muster.domain.link.OperationId;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Json;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Operations in {@code link_operation}, each with its changes and the groups that it moved in one document. */
public final class JdbiLinkOperationRepository implements LinkOperationRepository {
    private final Database database;

    @Inject
    public JdbiLinkOperationRepository(Database database) {
        this.database = database;
    }

    @Override
    public void insert(TenantId tenant, LinkOperation operation) {
        database.write(Write.of("""
                        INSERT INTO link_operation (tenant_id, id, kind, changes, at, actor)
                        VALUES (:tenant, :id, :kind, :changes::jsonb, :at, :actor)
                        """)
                .bind("tenant", tenant.value())
                .bind("id", operation.id().value())
                .bind("kind", operation.kind())
                .bind("changes", Json.write(plain(operation)))
                .bind("at", operation.at())
                .bind("actor", operation.actor()));
    }

    @Override
    public Optional<LinkOperation> findForUpdate(TenantId tenant, OperationId id) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT id, kind, changes, at, actor, undone_at
                          FROM link_operation WHERE tenant_id = :tenant AND id = :id FOR UPDATE
                        """)
                .bind("tenant", tenant.value())
                .bind("id", id.value())
                .map(JdbiLinkOperationRepository::read)
                .findOne());
    }

    @Override
    public void setUndone(TenantId tenant, OperationId id, Instant at) {
        database.write(Write.of("UPDATE link_operation SET undone_at = :at WHERE tenant_id = :tenant AND id = :id")
                .bind("tenant", tenant.value())
                .bind("id", id.value())
                .bind("at", at));
    }

    private static Map<String, Object> plain(LinkOperation operation) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put(
                "changes",
                operation.changes().stream()
                        .map(JdbiLinkOperationRepository::plain)
                        .toList());
        if (!operation.groups().isEmpty()) {
            plain.put(
                    "groups",
                    operation.groups().stream()
                            .map(group -> Map.of("value", group.toString()))
                            .toList());
        }
        return plain;
    }

    private static Map<String, Object> plain(Change change) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("user", change.user().toString());
        plain.put("before", plain(change.before()));
        plain.put("after", plain(change.after()));
        plain.put("retired", change.retired());
        return plain;
    }

    private static Map<String, Object> plain(Identity identity) {
        Map<String, Object> plain = new LinkedHashMap<>();
        identity.linkedTo().ifPresent(connection -> plain.put("connection", connection.toString()));
        plain.put("attributes", identity.attributes().toPlain());
        return plain;
    }

    private static LinkOperation read(ResultSet row, StatementContext context) throws SQLException {
        ComplexValue document = Json.read(row.getString("changes"));
        return new LinkOperation(
                new OperationId(Columns.uuid(row, "id")),
                Kind.valueOf(row.getString("kind")),
                document.elements("changes")
                        .map(JdbiLinkOperationRepository::change)
                        .toList(),
                document.elements("groups")
                        .flatMap(group -> group.text("value").stream())
                        .map(group -> new GroupId(UUID.fromString(group)))
                        .toList(),
                Columns.instant(row, "at"),
                row.getString("actor"),
                Columns.optionalInstant(row, "undone_at"));
    }

    private static Change change(ComplexValue document) {
        return new Change(
                new UserId(UUID.fromString(document.text("user").orElseThrow())),
                identity(document, "before"),
                identity(document, "after"),
                document.bool("retired").orElseThrow());
    }

    private static Identity identity(ComplexValue change, String name) {
        ComplexValue document = (ComplexValue) change.get(name).orElseThrow();
        return new Identity(document.text("connection").map(UUID::fromString).map(ConnectionId::new), (ComplexValue)
                document.get("attributes").orElseThrow());
    }
}
