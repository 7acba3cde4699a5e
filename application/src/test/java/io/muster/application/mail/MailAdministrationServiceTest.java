package io.muster.application.mail;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.job.JobNode;
import io.muster.application.mail.MailTransport.Result;
import io.muster.domain.Event;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.mail.Mail;
import io.muster.domain.mail.MailId;
import io.muster.domain.mail.MailState;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailAdministrationServiceTest {
    private static final Actor ANN = new Actor("ann", "mended");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final ScriptedTransport transport = new ScriptedTransport();
    private final MailAdministration administration = new MailAdministrationService(
            memory.unitOfWork, memory.tenants, memory.mails, new PlainWriter(), transport, memory.audit, clock);

    @BeforeEach
    void tenants() {
        memory.add(ACME);
        memory.add(GLOBEX);
    }

    @Test
    void deadMailsArePutBackAndThatIsKept() {
        Mail first = dead("a");
        Mail second = dead("b");
        assertThat(administration.list(ACME.slug(), Optional.of(MailState.DEAD), 9))
                .hasSize(2);
        assertThat(administration.replay(ANN, ACME.slug(), Optional.of(first.id())))
                .isEqualTo(1);
        assertThat(administration.replay(ANN, ACME.slug(), Optional.empty())).isEqualTo(1);
        assertThat(administration.replay(ANN, ACME.slug(), Optional.empty())).isZero();
        assertThat(administration.list(ACME.slug(), Optional.of(MailState.QUEUED), 9))
                .extracting(Mail::id)
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(memory.outbox.events())
                .extracting(Event::publicName)
                .containsExactly("mail.replayed", "mail.replayed");
    }

    @Test
    void aMailOfAnotherTenantIsNone() {
        Mail mail = dead("a");
        assertThat(administration.list(GLOBEX.slug(), Optional.empty(), 9)).isEmpty();
        assertThat(refusalOf(() -> administration.replay(ANN, GLOBEX.slug(), Optional.of(mail.id()))))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> administration.replay(ANN, ACME.slug(), Optional.of(MailId.next(clock.instant())))))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aTestIsSentAtOnceAndTellsWhatTheServerSays() {
        transport.then(new Result.Sent("250 queued as 7"));
        assertThat(administration.test(ANN, ACME.slug(), "ann@acme.example")).isEqualTo("250 queued as 7");
        assertThat(transport.seen()).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo(NoticeKind.TEST);
            assertThat(mail.recipient()).isEqualTo("ann@acme.example");
        });
        assertThat(administration.list(ACME.slug(), Optional.empty(), 9)).isEmpty();
        assertThat(memory.outbox.events()).extracting(Event::publicName).containsExactly("mail.tested");
    }

    @Test
    void aTestThatIsNotTakenSaysWhyAndHowToMendIt() {
        transport
                .then(new Result.Away("Connection refused."))
                .then(new Result.Never("550 no such mailbox"))
                .then(new Result.Later("451 greylisted"));
        assertThatThrownBy(this::test)
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("SMTP_URL");
        assertThatThrownBy(this::test)
                .hasMessageContaining("550 no such mailbox")
                .hasMessageContaining("address");
        assertThatThrownBy(this::test).hasMessageContaining("451 greylisted").hasMessageContaining("repeat");
        transport.configured(false);
        assertThatThrownBy(this::test).hasMessageContaining("SMTP_URL").hasMessageContaining("MAIL_FROM");
        assertThat(refusalOf(this::test)).isEqualTo(Reason.NOT_ALLOWED_NOW);
        assertThat(refusalOf(() -> administration.test(ANN, ACME.slug(), "ann")))
                .isEqualTo(Reason.INVALID_VALUE);
    }

    private void test() {
        administration.test(ANN, ACME.slug(), "ann@acme.example");
    }

    private Mail dead(String key) {
        Notice notice = new Notice(NoticeKind.FAILURE, key, Optional.empty(), Profile.ENTRA, Map.of());
        new MailingService(new PlainWriter(), memory.mails, clock).post(ACME, notice, List.of("ann@acme.example"));
        clock.advance(Duration.ofMillis(1)); // so that the next is the later one
        new MailDelivery(
                        memory.mails,
                        new ScriptedTransport().then(new Result.Never("550 no such mailbox")),
                        new JobNode("here", (text, bug) -> {}),
                        new MailBatch(10),
                        clock)
                .step();
        return memory.mails.list(ACME.id(), Optional.of(MailState.DEAD), 9).get(0);
    }
}
