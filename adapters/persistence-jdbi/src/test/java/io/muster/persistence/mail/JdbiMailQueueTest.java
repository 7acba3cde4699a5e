package io.muster.persistence.mail;

import io.muster.application.mail.MailQueue;
import io.muster.application.mail.MailQueueContract;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class JdbiMailQueueTest implements MailQueueContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public MailQueue mails() {
        return new JdbiMailQueue(POSTGRES.database());
    }
}
