package io.muster.persistence.departure;

import io.muster.application.departure.DepartureRepository;
import io.muster.domain.departure.Departure;
import io.muster.domain.departure.MassChange;
import io.muster.domain.departure.MassChangeId;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.MemberId;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.SqlCondition;
import io.muster.persistence.SqlText;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of {@code departure} and {@code mass_change}, by the clock of PostgreSQL. */
public final class JdbiDepartureRepository implements DepartureRepository {
    private static final String TALLY = """
            coalesce(sum(n) FILTER (WHERE kind = 'DEACTIVATED'), 0) AS deactivated,
            coalesce(sum(n) FILTER (WHERE kind = 'DELETED'), 0) AS deleted,
            coalesce(sum(n) FILTER (WHERE kind IN ('REMOVED_FROM_GROUP', 'OF_DELETED_GROUP')), 0) AS removed
            """;

    private final Database database;

    @Inject
    public JdbiDepartureRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(TenantId tenant, ConnectionId connection, List<Departure> departures) {
        database.write(Write.of("""
                        INSERT INTO departure (tenant_id, connection_id, user_id, kind, group_id, at)
                        SELECT :tenant, :connection, user_id, kind, group_id, clock_timestamp()
                          FROM unnest(:users::uuid[], :kinds::text[], :groups::uuid[]) AS given(user_id, kind, group_id)
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", connection.value())
                .bind(
                        "users",
                        departures.stream()
                                .map(departure -> departure.user().value())
                                .toArray(UUID[]::new))
                .bind(
                        "kinds",
                        departures.stream()
                                .map(departure -> departure.kind().name())
                                .toArray(String[]::new))
                .bind(
                        "groups",
                        departures.stream()
                                .map(departure ->
                                        departure.group().map(GroupId::value).orElse(null))
                                .toArray(UUID[]::new)));
    }

    /** In one statement, however many are in it. Of groups of one name the one that was deleted first comes back first. */
    @Override
    public void addGroup(TenantId tenant, ConnectionId connection, GroupId group) {
        database.write(Write.of("""
                        INSERT INTO departure (tenant_id, connection_id, user_id, kind, group_id, members, n, at)
                        SELECT :tenant, :connection, gone.*, clock_timestamp()
                          FROM (SELECT rpad('00000000' || lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
                                            || md5(random()::text), 32)::uuid,
                                       'GROUP_DELETED', :group::uuid, NULL::uuid[], 0
                                UNION ALL
                                SELECT child_id, 'REMOVED_FROM_GROUP', group_id, NULL, 1
                                  FROM group_nesting
                                 WHERE tenant_id = :tenant AND (child_id = :group OR group_id = :group)
                                UNION ALL
                                SELECT overlay(gen_random_uuid()::text PLACING 'ffffffff' FROM 1)::uuid,
                                       'OF_DELETED_GROUP', :group, array_agg(user_id), count(*)
                                  FROM (SELECT user_id, row_number() OVER () / :atOnce AS part
                                          FROM group_member WHERE tenant_id = :tenant AND group_id = :group) parts
                                 GROUP BY part) gone
                        """)
                .bind("tenant", tenant.value())
                .bind("connection", connection.value())
                .bind("group", group.value())
                .bind("atOnce", MEMBERS_AT_ONCE));
    }

    @Override
    public List<Suspect> suspects(Duration window, long least, int limit) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT tenant_id, connection_id, min(at) AS began, <tally>
                          FROM departure d
                         WHERE at > clock_timestamp() - make_interval(secs => :window)
                           AND NOT EXISTS (SELECT 1 FROM mass_change m
                                            WHERE m.tenant_id = d.tenant_id AND m.connection_id = d.connection_id
                                              AND d.at >= m.began_at AND d.at <= coalesce(m.ended_at, d.at))
                         GROUP BY tenant_id, connection_id
                        HAVING sum(n) >= :least
                         LIMIT :limit
                        """, "tally", TALLY))
                .bind("window", window.toSeconds())
                .bind("least", least)
                .bind("limit", limit)
                .map((row, context) -> new Suspect(
                        new TenantId(Columns.uuid(row, "tenant_id")),
                        new ConnectionId(Columns.uuid(row, "connection_id")),
                        Columns.instant(row, "began"),
                        tally(row)))
                .list());
    }

    @Override
    public long people(TenantId tenant) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT coalesce(sum(n), 0) FROM resource_count
                         WHERE tenant_id = :tenant AND split_part(type, ' ', 1) = 'scim_user'
                        """)
                .bind("tenant", tenant.value())
                .mapTo(Long.class)
                .one());
    }

    @Override
    public boolean open(TenantId tenant, MassChange change) {
        return database.withHandle(handle -> handle.createQuery("""
                        INSERT INTO mass_change (tenant_id, id, connection_id, began_at, state, deactivated, deleted, removed)
                        VALUES (:tenant, :id, :connection, :began, :state, :deactivated, :deleted, :removed)
                            ON CONFLICT (tenant_id, connection_id) WHERE ended_at IS NULL DO NOTHING
                        RETURNING true
                        """)
                .bind("tenant", tenant.value())
                .bind("id", change.id().value())
                .bind("connection", change.connection().value())
                .bind("began", change.began().atOffset(ZoneOffset.UTC))
                .bind("state", change.state().name())
                .bind("deactivated", change.tally().deactivated())
                .bind("deleted", change.tally().deleted())
                .bind("removed", change.tally().removedFromGroups())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    @Override
    public void refresh(Duration window, Duration longestHold) {
        database.write(Write.of(SqlText.of("""
                        UPDATE mass_change
                           SET deactivated = now.deactivated, deleted = now.deleted, removed = now.removed,
                               ended_at = CASE WHEN now.last < clock_timestamp() - make_interval(secs => :window)
                                               THEN now.last END
                          FROM mass_change going
                         CROSS JOIN LATERAL (
                               SELECT max(at) AS last, <tally>
                                 FROM departure
                                WHERE departure.tenant_id = going.tenant_id
                                  AND departure.connection_id = going.connection_id AND at >= going.began_at) now
                         WHERE going.ended_at IS NULL
                           AND mass_change.tenant_id = going.tenant_id AND mass_change.id = going.id
                        """, "tally", TALLY)).bind("window", window.toSeconds()));
        database.write(Write.of("""
                        UPDATE mass_change SET state = 'RELEASED'
                         WHERE state = 'HELD' AND began_at < clock_timestamp() - make_interval(secs => :longestHold)
                        """).bind("longestHold", longestHold.toSeconds()));
    }

    @Override
    public List<MassChange> list(TenantId tenant, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM mass_change WHERE tenant_id = :tenant ORDER BY began_at DESC, id LIMIT :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("limit", limit)
                .map(JdbiDepartureRepository::read)
                .list());
    }

    @Override
    public Optional<MassChange> find(TenantId tenant, MassChangeId id) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM mass_change WHERE tenant_id = :tenant AND id = :id")
                        .bind("tenant", tenant.value())
                        .bind("id", id.value())
                        .map(JdbiDepartureRepository::read)
                        .findOne());
    }

    @Override
    public void release(TenantId tenant, MassChangeId id) {
        database.write(Write.of("UPDATE mass_change SET state = 'RELEASED' WHERE tenant_id = :tenant AND id = :id")
                .bind("tenant", tenant.value())
                .bind("id", id.value()));
    }

    @Override
    public List<Departed> departed(TenantId tenant, MassChange change, Optional<UserId> after, int limit) {
        return departed(
                tenant,
                change,
                after.map(user -> SqlCondition.of("user_id > :after", "after", user.value()))
                        .orElse(SqlCondition.NONE),
                limit);
    }

    @Override
    public List<Departed> departed(TenantId tenant, MassChange change, Collection<UserId> users) {
        UUID[] ids = users.stream().map(UserId::value).toArray(UUID[]::new);
        return departed(tenant, change, SqlCondition.of("user_id = ANY(:users)", "users", ids), ids.length);
    }

    private List<Departed> departed(TenantId tenant, MassChange change, SqlCondition wanted, int limit) {
        return database.withHandle(handle -> handle.createQuery(SqlText.of("""
                        SELECT user_id, array_agg(DISTINCT kind) AS kinds,
                               array_remove(array_agg(DISTINCT group_id), NULL) AS groups,
                               coalesce(max(members), '{}') AS members
                          FROM departure
                         WHERE tenant_id = :tenant AND connection_id = :connection
                           AND at >= :began AND (:ended::timestamptz IS NULL OR at <= :ended) AND <wanted>
                         GROUP BY user_id
                         ORDER BY user_id
                         LIMIT :limit
                        """, "wanted", wanted.sql()))
                .bindMap(wanted.values())
                .bind("tenant", tenant.value())
                .bind("connection", change.connection().value())
                .bind("began", change.began().atOffset(ZoneOffset.UTC))
                .bind("ended", change.ended().map(at -> at.atOffset(ZoneOffset.UTC)))
                .bind("limit", limit)
                .map((row, context) -> new Departed(
                        new UserId(Columns.uuid(row, "user_id")),
                        Columns.texts(row, "kinds").stream()
                                .map(Departure.Kind::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                        Columns.uuids(row, "groups").stream().map(GroupId::new).collect(Collectors.toUnmodifiableSet()),
                        Columns.uuids(row, "members").stream()
                                .map(MemberId::new)
                                .collect(Collectors.toUnmodifiableSet())))
                .list());
    }

    @Override
    public int forget(Duration age, int atMost) {
        return database.withHandle(handle -> handle.createUpdate("""
                        DELETE FROM departure WHERE ctid IN (
                            SELECT ctid FROM departure
                             WHERE at < clock_timestamp() - make_interval(secs => :age) ORDER BY at LIMIT :atMost)
                        """)
                .bind("age", age.toSeconds())
                .bind("atMost", atMost)
                .execute());
    }

    private static MassChange.Tally tally(ResultSet row) throws SQLException {
        return new MassChange.Tally(row.getLong("deactivated"), row.getLong("deleted"), row.getLong("removed"));
    }

    private static MassChange read(ResultSet row, StatementContext context) throws SQLException {
        return new MassChange(
                new MassChangeId(Columns.uuid(row, "id")),
                new ConnectionId(Columns.uuid(row, "connection_id")),
                Columns.instant(row, "began_at"),
                Columns.optionalInstant(row, "ended_at"),
                MassChange.State.valueOf(row.getString("state")),
                tally(row));
    }
}
