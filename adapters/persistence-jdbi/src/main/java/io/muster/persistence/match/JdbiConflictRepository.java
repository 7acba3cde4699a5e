package io.muster.persistence.match;

import io.muster.application.match.ConflictRepository;
import io.muster.application.match.HeldConflict;
import io.muster.domain.UserNameKey;
import io.muster.domain.activity.Reference;
import io.muster.domain.match.ConflictCause;
import io.muster.domain.match.ConflictId;
import io.muster.domain.match.Decision;
import io.muster.domain.match.MatchRule;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Conflicts in {@code user_conflict}. */
public final class JdbiConflictRepository implements ConflictRepository {
    /** Stands for no connection, for a key has no null. */
    private static final UUID NONE = new UUID(0, 0);

    private final Database database;

    @Inject
    public JdbiConflictRepository(Database database) {
        this.database = database;
    }

    @Override
    public boolean hold(TenantId tenant, HeldConflict conflict) {
        return database.withHandle(handle -> handle.createQuery("""
                        INSERT INTO user_conflict (tenant_id, connection_id, user_name_key, user_name, rule, cause, user_id,
                                                   reference, first_at, last_at, times, id, renamed_user_id)
                        VALUES (:tenant, :connection, :key, :userName, :rule, :cause, :user,
                                :reference, :first, :last, :times, :id, :renamed::uuid)
                            ON CONFLICT (tenant_id, connection_id, user_name_key) DO UPDATE
                               SET user_name = EXCLUDED.user_name, rule = EXCLUDED.rule, cause = EXCLUDED.cause,
                                   user_id = EXCLUDED.user_id, reference = EXCLUDED.reference, last_at = EXCLUDED.last_at,
                                   times = user_conflict.times + 1, renamed_user_id = EXCLUDED.renamed_user_id,
                                   decision = NULL, decided_by = NULL, decided_at = NULL
                        RETURNING times = 1
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", key(conflict.connection()))
                .bind("key", UserNameKey.of(conflict.userName()))
                .bind("userName", conflict.userName())
                .bind("rule", conflict.rule().name())
                .bind("cause", conflict.cause().name())
                .bind("user", conflict.user().value())
                .bind("reference", conflict.reference().value())
                .bind("first", conflict.first().atOffset(ZoneOffset.UTC))
                .bind("last", conflict.last().atOffset(ZoneOffset.UTC))
                .bind("times", conflict.times())
                .bind("id", conflict.id().value())
                .bind("renamed", conflict.renamed().map(UserId::value).orElse(null))
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void settle(TenantId tenant, Optional<ConnectionId> connection, String userNameKey) {
        database.write(Write.of("""
                        DELETE FROM user_conflict
                         WHERE tenant_id = :tenant AND connection_id = :connection AND user_name_key = :key
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", key(connection))
                .bind("key", userNameKey));
    }

    @Override
    public Optional<HeldConflict> findForUpdate(
            TenantId tenant, Optional<ConnectionId> connection, String userNameKey) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM user_conflict
                         WHERE tenant_id = :tenant AND connection_id = :connection AND user_name_key = :key
                           FOR UPDATE
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", key(connection))
                .bind("key", userNameKey)
                .map(JdbiConflictRepository::read)
                .findOne());
    }

    @Override
    public Optional<HeldConflict> findForUpdate(TenantId tenant, ConflictId id) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM user_conflict WHERE tenant_id = :tenant AND id = :id FOR UPDATE
                        """)
                .bind("tenant", tenant.value())
                .bind("id", id.value())
                .map(JdbiConflictRepository::read)
                .findOne());
    }

    @Override
    public void decide(TenantId tenant, HeldConflict conflict) {
        Optional<Decision> decision = conflict.decision();
        database.write(Write.of("""
                        UPDATE user_conflict
                           SET user_id = :user, decision = :decision::text, decided_by = :by::text, decided_at = :at::timestamptz
                         WHERE tenant_id = :tenant AND id = :id
                        """)
                .bind("tenant", tenant.value())
                .bind("id", conflict.id().value())
                .bind("user", conflict.user().value())
                .bind("decision", decision.map(made -> made.how().name()))
                .bind("by", decision.map(Decision::by))
                .bind("at", decision.map(made -> made.at().atOffset(ZoneOffset.UTC))));
    }

    @Override
    public List<HeldConflict> list(TenantId tenant, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM user_conflict
                         WHERE tenant_id = :tenant
                         ORDER BY last_at DESC, user_name_key
                         LIMIT :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("limit", limit)
                .map(JdbiConflictRepository::read)
                .list());
    }

    private static UUID key(Optional<ConnectionId> connection) {
        return connection.map(ConnectionId::value).orElse(NONE);
    }

    private static HeldConflict read(ResultSet row, StatementContext context) throws SQLException {
        UserId user = new UserId(Columns.uuid(row, "user_id"));
        return new HeldConflict(
                new ConflictId(Columns.uuid(row, "id")),
                Optional.of(Columns.uuid(row, "connection_id"))
                        .filter(id -> !id.equals(NONE))
                        .map(ConnectionId::new),
                row.getString("user_name"),
                MatchRule.valueOf(row.getString("rule")),
                ConflictCause.valueOf(row.getString("cause")),
                user,
                Columns.optionalUuid(row, "renamed_user_id").map(UserId::new),
                new Reference(row.getString("reference")),
                Columns.instant(row, "first_at"),
                Columns.instant(row, "last_at"),
                row.getLong("times"),
                decision(row, user));
    }

    private static Optional<Decision> decision(ResultSet row, UserId user) throws SQLException {
        String how = row.getString("decision");
        return how == null
                ? Optional.empty()
                : Optional.of(new Decision(
                        Decision.How.valueOf(how),
                        user,
                        row.getString("decided_by"),
                        Columns.instant(row, "decided_at")));
    }
}
