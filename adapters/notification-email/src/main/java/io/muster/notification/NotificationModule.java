package io.muster.notification;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import io.muster.application.mail.MailTransport;
import io.muster.application.mail.MailWriter;

/** Binds what writes mails and what sends them. */
public final class NotificationModule extends AbstractModule {
    private final MailSettings settings;

    public NotificationModule(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(MailSettings.class).toInstance(settings);
        bind(MailTransport.class).to(AngusMailTransport.class).in(Scopes.SINGLETON);
        bind(AngusMailTransport.class);
        bind(MailWriter.class).to(JteMailWriter.class).in(Scopes.SINGLETON);
        bind(JteMailWriter.class);
    }
}
