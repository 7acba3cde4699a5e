package io.muster.application.mail;

import io.muster.domain.tenant.TenantId;

/**
 * That a node may send a tenant's mails.
 *
 * @param fence grows with each node that takes it; what is done under an older one is not kept
 */
public record MailLease(TenantId tenant, long fence) {}
