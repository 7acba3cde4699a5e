package io.muster.application.mail;

import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailId;
import io.muster.domain.mail.MailState;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Mails, and which node sends those of a tenant: one at a time. A lease ends by the clock of the store, which all nodes share, and not by
 * their own.
 */
public interface MailQueue {
    /** Keeps a new mail, in the unit of work that is open; nothing happens if the address was to get one of the same key before. */
    void add(Mail mail);

    /** Takes the mails of the tenant that has waited longest for one that may be tried now, and that no node works on. */
    Optional<MailLease> lease(String node, Duration span, Instant now);

    /** Those that may be tried now, the longest waiting first. */
    List<Mail> due(MailLease lease, Instant now, int limit);

    /**
     * Keeps, before anything is sent, that an attempt begins or that the mail is given up, and renews the lease. False if another node has
     * the lease, or the mail is not queued any more: then nothing is kept, and nothing shall be sent.
     */
    boolean begin(MailLease lease, Mail mail, Duration span);

    /** Keeps how the attempt that was begun ended. That a mail is sent is kept even if another node has taken the lease meanwhile. */
    void end(MailLease lease, Mail mail);

    /** Another node, or this one, may take the tenant's mails at once; nothing happens if one has. */
    void release(MailLease lease);

    /** The latest first. */
    List<Mail> list(TenantId tenant, Optional<MailState> state, int limit);

    /** Dead mails, the one or the latest of all, locked until the unit of work ends. */
    List<Mail> deadForUpdate(TenantId tenant, Optional<MailId> mail, int limit);

    /** Keeps a mail that was put back. */
    void replay(Mail mail);

    /** How many notices of the kind were posted since, however many recipients each has. */
    long posted(TenantId tenant, NoticeKind kind, Instant since);

    /** Of all tenants. */
    MailCounts counts();

    /** Takes away some of those, of all tenants, that ended before; tells how many. */
    int purge(Instant before, int limit);
}
