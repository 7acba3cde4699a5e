package io.muster.application.mail;

import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailContent;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes notices when they are posted, so that they tell what was so at that time, and keeps a mail for each recipient. */
public final class MailingService implements Mailing {
    private final MailWriter writer;
    private final MailQueue queue;
    private final Clock clock;

    @Inject
    public MailingService(MailWriter writer, MailQueue queue, Clock clock) {
        this.writer = writer;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void post(Tenant tenant, Notice notice) {
        post(tenant, notice, tenant.settings().notified());
    }

    @Override
    public void post(Tenant tenant, Notice notice, List<String> recipients) {
        if (recipients.isEmpty()) {
            return;
        }
        MailContent content = writer.write(tenant, notice);
        Instant now = clock.instant();
        Set<String> seen = new HashSet<>();
        for (String recipient : recipients) {
            if (seen.add(recipient.toLowerCase(Locale.ROOT))) {
                queue.add(Mail.of(tenant.id(), notice, recipient, content, now));
            }
        }
    }

    @Override
    public long posted(TenantId tenant, NoticeKind kind, Instant since) {
        return queue.posted(tenant, kind, since);
    }
}
