package io.muster.persistence.mail;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.job.JobNode;
import io.muster.application.mail.MailBatch;
import io.muster.application.mail.MailDelivery;
import io.muster.application.mail.MailTransport;
import io.muster.application.mail.MailingService;
import io.muster.application.mail.PlainWriter;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailState;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Nodes that send from one queue at the same time. */
class MailsOnManyNodesTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();
    private static final int NODES = 4;
    private static final int MAILS = 30;

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final JdbiMailQueue queue = new JdbiMailQueue(POSTGRES.database());
    private final List<Mail> sent = new CopyOnWriteArrayList<>();
    private final Set<TenantId> busy = ConcurrentHashMap.newKeySet();
    private final List<String> collisions = new CopyOnWriteArrayList<>();

    @Test
    void sendEachMailOnceAndATenantsOneAfterTheOther() throws Exception {
        POSTGRES.reset();
        MailingService mailing = new MailingService(new PlainWriter(), queue, clock);
        for (int i = 0; i < MAILS; i++) {
            for (Tenant tenant : List.of(ACME, GLOBEX)) {
                Notice notice =
                        new Notice(NoticeKind.FAILURE, "notice " + i, Optional.empty(), Profile.ENTRA, Map.of());
                mailing.post(tenant, notice, List.of("it@" + tenant.slug() + ".example"));
            }
        }
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            MailDelivery node = new MailDelivery(
                    queue,
                    new Recording(),
                    new JobNode("node " + i, (text, bug) -> collisions.add(text)),
                    new MailBatch(3),
                    clock);
            working.add(nodes.submit(() -> {
                while (sent.size() < 2 * MAILS && collisions.isEmpty()) {
                    node.step();
                }
            }));
        }
        for (Future<?> node : working) {
            node.get(30, TimeUnit.SECONDS);
        }
        nodes.shutdownNow();
        assertThat(collisions).isEmpty();
        assertThat(sent).extracting(Mail::id).doesNotHaveDuplicates().hasSize(2 * MAILS);
        assertThat(queue.list(ACME.id(), Optional.of(MailState.SENT), 100)).hasSize(MAILS);
        assertThat(queue.list(GLOBEX.id(), Optional.of(MailState.SENT), 100)).hasSize(MAILS);
    }

    /** Takes each mail, and minds two of one tenant at a time. */
    private final class Recording implements MailTransport {
        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Duration longest() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.empty();
        }

        @Override
        public Result send(Mail mail) {
            if (!busy.add(mail.tenant())) {
                collisions.add("two at a time");
            }
            sent.add(mail);
            busy.remove(mail.tenant());
            return new Result.Sent("250 taken");
        }
    }
}
