package io.muster.application.mail;

import io.muster.domain.mail.MailContent;
import io.muster.domain.notice.Notice;
import io.muster.domain.tenant.Tenant;

/** Puts notices into words, in the language of the tenant. */
public interface MailWriter {
    MailContent write(Tenant tenant, Notice notice);
}
