package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.annotation.Async;
import io.muster.application.mail.InMemoryMailQueue;
import io.muster.application.mail.ScriptedTransport;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class MailHealthTest {
    private final ScriptedTransport transport = new ScriptedTransport();
    private final MailHealth health = new MailHealth(new InMemoryMailQueue(), transport, Clock.systemUTC());

    @Test
    void aMailServerThatTakesMailsIsHealthy() {
        assertThat(health.execute().isHealthy()).isTrue();
    }

    @Test
    void aMailServerThatIsDownIsNoticedThoughNoMailWaits() {
        transport.unavailable("No connection to mail.example.com:25: nothing listens there.");
        HealthCheck.Result result = health.execute();
        assertThat(result.isHealthy()).isFalse();
        assertThat(result.getMessage()).contains("mail.example.com:25", "mail-test");
    }

    @Test
    void aServiceWithoutMailServerIsHealthyAndSaysSo() {
        transport.configured(false);
        transport.unavailable("it is not there");
        assertThat(health.execute().isHealthy()).isTrue();
        assertThat(health.execute().getMessage()).contains("SMTP_URL");
    }

    /** A probe does not wait for a mail server. */
    @Test
    void theMailServerIsAskedInTheBackground() {
        assertThat(MailHealth.class).hasAnnotation(Async.class);
    }
}
