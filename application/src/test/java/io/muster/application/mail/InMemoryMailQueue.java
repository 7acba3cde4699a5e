package io.muster.application.mail;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailId;
import io.muster.domain.mail.MailState;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Mails by id, each with the fence of the attempt under way; leases end by the clock of the machine. */
public final class InMemoryMailQueue implements MailQueue, Participant {
    private static final Comparator<Mail> LATEST_FIRST =
            Comparator.comparing((Mail mail) -> mail.id().toString()).reversed();

    private final Map<MailId, Kept> mails = new ConcurrentHashMap<>();
    private final Map<TenantId, Held> leases = new ConcurrentHashMap<>();

    @Override
    public void add(Mail mail) {
        if (all().stream().noneMatch(other -> isSame(mail, other))) {
            mails.put(mail.id(), new Kept(mail, 0));
        }
    }

    private static boolean isSame(Mail one, Mail other) {
        return one.tenant().equals(other.tenant())
                && one.key().equals(other.key())
                && one.recipient().equals(other.recipient());
    }

    @Override
    public synchronized Optional<MailLease> lease(String node, Duration span, Instant now) {
        return all().stream()
                .filter(mail -> isDue(mail, now))
                .filter(mail -> !held(mail.tenant()).until().isAfter(Instant.now()))
                .min(Comparator.comparing(Mail::next))
                .map(mail -> {
                    long fence = held(mail.tenant()).fence() + 1;
                    leases.put(mail.tenant(), new Held(fence, Instant.now().plus(span)));
                    return new MailLease(mail.tenant(), fence);
                });
    }

    @Override
    public List<Mail> due(MailLease lease, Instant now, int limit) {
        return all().stream()
                .filter(mail -> mail.tenant().equals(lease.tenant()) && isDue(mail, now))
                .sorted(Comparator.comparing(Mail::next)
                        .thenComparing(mail -> mail.id().toString()))
                .limit(limit)
                .toList();
    }

    private static boolean isDue(Mail mail, Instant now) {
        return mail.state() == MailState.QUEUED && !mail.next().isAfter(now);
    }

    @Override
    public synchronized boolean begin(MailLease lease, Mail mail, Duration span) {
        Kept kept = mails.get(mail.id());
        if (held(lease.tenant()).fence() != lease.fence()
                || kept == null
                || kept.mail().state() != MailState.QUEUED) {
            return false;
        }
        leases.put(lease.tenant(), new Held(lease.fence(), Instant.now().plus(span)));
        mails.put(mail.id(), new Kept(mail, lease.fence()));
        return true;
    }

    @Override
    public synchronized void end(MailLease lease, Mail mail) {
        mails.computeIfPresent(
                mail.id(),
                (id, kept) ->
                        kept.fence() == lease.fence() || mail.state() == MailState.SENT ? new Kept(mail, 0) : kept);
    }

    @Override
    public synchronized void release(MailLease lease) {
        leases.computeIfPresent(
                lease.tenant(),
                (tenant, held) -> held.fence() == lease.fence() ? new Held(held.fence(), Instant.now()) : held);
    }

    @Override
    public List<Mail> list(TenantId tenant, Optional<MailState> state, int limit) {
        return all().stream()
                .filter(mail -> mail.tenant().equals(tenant))
                .filter(mail -> state.isEmpty() || state.get() == mail.state())
                .sorted(LATEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Mail> deadForUpdate(TenantId tenant, Optional<MailId> id, int limit) {
        return list(tenant, Optional.of(MailState.DEAD), Integer.MAX_VALUE).stream()
                .filter(mail -> id.isEmpty() || id.get().equals(mail.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public void replay(Mail mail) {
        mails.computeIfPresent(
                mail.id(), (id, kept) -> kept.mail().state() == MailState.DEAD ? new Kept(mail, 0) : kept);
    }

    @Override
    public long posted(TenantId tenant, NoticeKind kind, Instant since) {
        return all().stream()
                .filter(mail -> mail.tenant().equals(tenant) && mail.kind() == kind)
                .filter(mail -> !mail.created().isBefore(since))
                .map(Mail::key)
                .distinct()
                .count();
    }

    @Override
    public MailCounts counts() {
        List<Mail> queued =
                all().stream().filter(mail -> mail.state() == MailState.QUEUED).toList();
        return new MailCounts(
                queued.size(),
                all().stream().filter(mail -> mail.state() == MailState.DEAD).count(),
                queued.stream().map(Mail::created).min(Comparator.naturalOrder()));
    }

    @Override
    public int purge(Instant before, int limit) {
        List<Mail> old = all().stream()
                .filter(mail -> mail.ended().filter(at -> at.isBefore(before)).isPresent())
                .limit(limit)
                .toList();
        old.forEach(mail -> mails.remove(mail.id()));
        return old.size();
    }

    /** As if so much time had passed. */
    public synchronized void endLeases() {
        leases.replaceAll((tenant, held) -> new Held(held.fence(), Instant.MIN));
    }

    private List<Mail> all() {
        return mails.values().stream().map(Kept::mail).toList();
    }

    private Held held(TenantId tenant) {
        return leases.getOrDefault(tenant, new Held(0, Instant.MIN));
    }

    @Override
    public Runnable remember() {
        Map<MailId, Kept> before = Map.copyOf(mails);
        return () -> {
            mails.clear();
            mails.putAll(before);
        };
    }

    private record Kept(Mail mail, long fence) {}

    private record Held(long fence, Instant until) {}
}
