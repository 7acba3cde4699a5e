package io.muster.application.mail;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.mail.MailTransport.Result;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.EmailAddress;
import io.muster.domain.Refusal;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailEvent;
import io.muster.domain.mail.MailId;
import io.muster.domain.mail.MailState;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows mails, puts them back, and sends one to see whether the mail server takes it. */
public final class MailAdministrationService implements MailAdministration {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final MailQueue queue;
    private final MailWriter writer;
    private final MailTransport transport;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public MailAdministrationService(
            UnitOfWork unitOfWork,
            TenantRepository tenants,
            MailQueue queue,
            MailWriter writer,
            MailTransport transport,
            Audit audit,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.queue = queue;
        this.writer = writer;
        this.transport = transport;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Mail> list(Slug slug, Optional<MailState> state, int limit) {
        return queue.list(tenant(slug).id(), state, limit);
    }

    @Override
    public int replay(Actor actor, Slug slug, Optional<MailId> id) {
        return unitOfWork.execute(() -> {
            Tenant tenant = tenant(slug);
            Instant now = clock.instant();
            List<Mail> dead = queue.deadForUpdate(tenant.id(), id, MAX);
            if (dead.isEmpty() && id.isPresent()) {
                throw Refusal.notFound("There is no dead mail of that id; mail-list tenant=" + slug
                        + " state=dead shows those there are.");
            }
            dead.forEach(mail -> queue.replay(mail.replayed(now)));
            if (!dead.isEmpty()) {
                audit.keep(tenant.id(), actor, MailEvent.replayed(id), now, "put back: " + dead.size());
            }
            return dead.size();
        });
    }

    @Override
    public String test(Actor actor, Slug slug, String to) {
        Tenant tenant = tenant(slug);
        if (!EmailAddress.isOne(to)) {
            throw Refusal.invalidValue("to", "must be an e-mail address, such as admin@example.com");
        }
        if (!transport.isConfigured()) {
            throw Refusal.notAllowedNow(
                    "There is no mail server. Set SMTP_URL (smtp://user:password@host:port) and MAIL_FROM, and"
                            + " start the service again; until then mails are kept, and mail-list shows them.");
        }
        Instant now = clock.instant();
        Notice notice = new Notice(NoticeKind.TEST, "test:" + now, Optional.empty(), Profile.UNKNOWN, Map.of());
        Mail mail = Mail.of(tenant.id(), notice, to, writer.write(tenant, notice), now);
        Result result = transport.send(mail);
        unitOfWork.execute(() -> {
            audit.keep(
                    tenant.id(),
                    actor,
                    MailEvent.tested(mail.id()),
                    now,
                    result instanceof Result.Sent ? "taken" : "not taken");
            return mail;
        });
        return answer(result);
    }

    private static String answer(Result result) {
        if (result instanceof Result.Sent sent) {
            return sent.answer();
        }
        if (result instanceof Result.Later later) {
            throw notTaken(later.why(), "It may take it later: wait a few minutes and repeat, or look into its log.");
        }
        if (result instanceof Result.Never never) {
            throw notTaken(never.why(), "Look at the address, and at whether it lets MAIL_FROM send to it.");
        }
        throw notTaken(
                ((Result.Away) result).why(),
                "Look at host, port, user and password in SMTP_URL, and at whether this machine may reach it.");
    }

    private static Refusal notTaken(String why, String fix) {
        return Refusal.notAllowedNow("The mail server did not take the mail: " + why + " " + fix);
    }

    private Tenant tenant(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
    }
}
