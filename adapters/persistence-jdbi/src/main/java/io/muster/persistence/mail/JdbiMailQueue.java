package io.muster.persistence.mail;

import io.muster.application.mail.MailCounts;
import io.muster.application.mail.MailLease;
import io.muster.application.mail.MailQueue;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailContent;
import io.muster.domain.mail.MailId;
import io.muster.domain.mail.MailState;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Database;
import io.muster.persistence.Write;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Mails in {@code mail}, and the node of each tenant's in {@code mail_lease}. */
public final class JdbiMailQueue implements MailQueue {
    private final Database database;

    @Inject
    public JdbiMailQueue(Database database) {
        this.database = database;
    }

    @Override
    public void add(Mail mail) {
        database.write(Write.of("""
                        INSERT INTO mail (tenant_id, id, kind, key, recipient, language, subject, text_body, html_body, state,
                                          attempts, interrupted, created, next_attempt)
                        VALUES (:tenant, :id, :kind, :key, :recipient, :language, :subject, :text, :html, :state,
                                :attempts, :interrupted, :created, :next)
                            ON CONFLICT (tenant_id, key, recipient) DO NOTHING
                        """)
                .bind("tenant", mail.tenant().value())
                .bind("id", mail.id().value())
                .bind("kind", mail.kind())
                .bind("key", mail.key())
                .bind("recipient", mail.recipient())
                .bind("language", mail.content().language())
                .bind("subject", mail.content().subject())
                .bind("text", mail.content().text())
                .bind("html", mail.content().html())
                .bind("state", mail.state())
                .bind("attempts", mail.attempts())
                .bind("interrupted", mail.interrupted())
                .bind("created", mail.created())
                .bind("next", mail.next()));
        database.write(Write.of("""
                        INSERT INTO mail_lease (tenant_id, node, fence, lease_until)
                        VALUES (:tenant, '', 0, '-infinity')
                            ON CONFLICT (tenant_id) DO NOTHING
                        """).bind("tenant", mail.tenant().value()));
    }

    @Override
    public Optional<MailLease> lease(String node, Duration span, Instant now) {
        return database.withHandle(handle -> handle.createQuery("""
                        UPDATE mail_lease
                           SET fence = fence + 1, node = :node,
                               lease_until = clock_timestamp() + :span::double precision * interval '1 ms'
                         WHERE tenant_id = (
                                SELECT lease.tenant_id
                                  FROM mail JOIN mail_lease lease ON lease.tenant_id = mail.tenant_id
                                 WHERE mail.state = 'QUEUED' AND mail.next_attempt <= :now
                                   AND lease.lease_until <= clock_timestamp()
                                 ORDER BY mail.next_attempt
                                 LIMIT 1
                                   FOR NO KEY UPDATE OF lease SKIP LOCKED)
                        RETURNING tenant_id, fence
                        """)
                .bind("node", node)
                .bind("span", span.toMillis())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) ->
                        new MailLease(new TenantId(Columns.uuid(row, "tenant_id")), row.getLong("fence")))
                .findOne());
    }

    @Override
    public List<Mail> due(MailLease lease, Instant now, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM mail
                         WHERE tenant_id = :tenant AND state = 'QUEUED' AND next_attempt <= :now
                         ORDER BY next_attempt, id
                         LIMIT :limit
                        """)
                .bind("tenant", lease.tenant().value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("limit", limit)
                .map(JdbiMailQueue::read)
                .list());
    }

    @Override
    public boolean begin(MailLease lease, Mail mail, Duration span) {
        return database.withHandle(handle -> bind(handle.createQuery("""
                        WITH held AS (
                                UPDATE mail_lease
                                   SET lease_until = clock_timestamp() + :span::double precision * interval '1 ms'
                                 WHERE tenant_id = :tenant AND fence = :fence
                                RETURNING fence)
                        UPDATE mail
                           SET state = :state, attempts = :attempts, interrupted = :interrupted,
                               fence = CASE WHEN :underWay THEN held.fence END, last_error = :lastError::text,
                               ended = :ended::timestamptz
                          FROM held
                         WHERE tenant_id = :tenant AND id = :id AND state = 'QUEUED'
                        RETURNING id
                        """), mail)
                        .bind("fence", lease.fence())
                        .bind("span", span.toMillis())
                        .bind("underWay", mail.underWay())
                        .mapTo(String.class)
                        .findOne())
                .isPresent();
    }

    @Override
    public void end(MailLease lease, Mail mail) {
        database.write(bind(Write.of("""
                        UPDATE mail
                           SET state = :state, attempts = :attempts, interrupted = :interrupted, fence = NULL,
                               next_attempt = :next, first_failure = :firstFailure::timestamptz, last_error = :lastError::text,
                               ended = :ended::timestamptz
                         WHERE tenant_id = :tenant AND id = :id AND (fence = :fence OR :state = 'SENT')
                        """), mail).bind("fence", lease.fence()));
    }

    @Override
    public void release(MailLease lease) {
        database.write(Write.of("""
                        UPDATE mail_lease SET lease_until = clock_timestamp()
                         WHERE tenant_id = :tenant AND fence = :fence
                        """).bind("tenant", lease.tenant().value()).bind("fence", lease.fence()));
    }

    @Override
    public List<Mail> list(TenantId tenant, Optional<MailState> state, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM mail
                         WHERE tenant_id = :tenant AND state = coalesce(:state::text, state)
                         ORDER BY id DESC
                         LIMIT :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("state", state.map(MailState::name).orElse(null))
                .bind("limit", limit)
                .map(JdbiMailQueue::read)
                .list());
    }

    @Override
    public List<Mail> deadForUpdate(TenantId tenant, Optional<MailId> mail, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM mail
                         WHERE tenant_id = :tenant AND state = 'DEAD' AND id = coalesce(:id::uuid, id)
                         ORDER BY id DESC
                         LIMIT :limit
                           FOR NO KEY UPDATE
                        """)
                .bind("tenant", tenant.value())
                .bind("id", mail.map(MailId::value).orElse(null))
                .bind("limit", limit)
                .map(JdbiMailQueue::read)
                .list());
    }

    @Override
    public void replay(Mail mail) {
        database.write(bind(Write.of("""
                        UPDATE mail
                           SET state = :state, attempts = :attempts, interrupted = :interrupted, fence = NULL,
                               next_attempt = :next, first_failure = :firstFailure::timestamptz, last_error = :lastError::text,
                               ended = :ended::timestamptz
                         WHERE tenant_id = :tenant AND id = :id AND state = 'DEAD'
                        """), mail));
    }

    @Override
    public long posted(TenantId tenant, NoticeKind kind, Instant since) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT count(DISTINCT key) FROM mail
                         WHERE tenant_id = :tenant AND kind = :kind AND created >= :since
                        """)
                .bind("tenant", tenant.value())
                .bind("kind", kind.name())
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public MailCounts counts() {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT queued.many AS queued, queued.oldest, dead.many AS dead
                          FROM (SELECT count(*) AS many, min(created) AS oldest FROM mail WHERE state = 'QUEUED') queued,
                               (SELECT count(*) AS many FROM mail WHERE state = 'DEAD') dead
                        """)
                .map((row, context) -> new MailCounts(
                        row.getLong("queued"), row.getLong("dead"), Columns.optionalInstant(row, "oldest")))
                .one());
    }

    @Override
    public int purge(Instant before, int limit) {
        return database.withHandle(handle -> handle.createUpdate("""
                        DELETE FROM mail
                         WHERE (tenant_id, id) IN (
                                SELECT tenant_id, id FROM mail
                                 WHERE ended < :before
                                 ORDER BY ended
                                 LIMIT :limit
                                   FOR UPDATE SKIP LOCKED)
                        """)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("limit", limit)
                .execute());
    }

    private static Query bind(Query query, Mail mail) {
        return query.bind("tenant", mail.tenant().value())
                .bind("id", mail.id().value())
                .bind("state", mail.state().name())
                .bind("attempts", mail.attempts())
                .bind("interrupted", mail.interrupted())
                .bind("lastError", mail.lastError().orElse(null))
                .bind(
                        "ended",
                        mail.ended().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
    }

    private static Write bind(Write write, Mail mail) {
        return write.bind("tenant", mail.tenant().value())
                .bind("id", mail.id().value())
                .bind("state", mail.state())
                .bind("attempts", mail.attempts())
                .bind("interrupted", mail.interrupted())
                .bind("next", mail.next())
                .bind("firstFailure", mail.firstFailure())
                .bind("lastError", mail.lastError())
                .bind("ended", mail.ended());
    }

    private static Mail read(ResultSet row, StatementContext context) throws SQLException {
        return new Mail(
                new TenantId(Columns.uuid(row, "tenant_id")),
                new MailId(Columns.uuid(row, "id")),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("key"),
                row.getString("recipient"),
                new MailContent(
                        row.getString("language"),
                        row.getString("subject"),
                        row.getString("text_body"),
                        row.getString("html_body")),
                MailState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("interrupted"),
                row.getObject("fence") != null,
                Columns.instant(row, "created"),
                Columns.instant(row, "next_attempt"),
                Columns.optionalInstant(row, "first_failure"),
                Optional.ofNullable(row.getString("last_error")),
                Columns.optionalInstant(row, "ended"));
    }
}
