package io.muster.application.mail;

import io.muster.domain.mail.MailContent;
import io.muster.domain.notice.Notice;
import io.muster.domain.tenant.Tenant;

/** Writes of what kind a notice is and by what key, and nothing else. */
public final class PlainWriter implements MailWriter {
    @Override
    public MailContent write(Tenant tenant, Notice notice) {
        String text = notice.kind() + " " + notice.key();
        return new MailContent(tenant.settings().language(), tenant.displayName() + ": " + notice.kind(), text, text);
    }
}
