package io.muster.application.mail;

import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/** Puts notices into words and keeps them as mails, in the unit of work of whoever posts them; they are sent later. */
public interface Mailing {
    /** To those whom the tenant names, each once; one that was posted before is passed over. */
    void post(Tenant tenant, Notice notice);

    /** To others than those whom the tenant names. */
    void post(Tenant tenant, Notice notice, List<String> recipients);

    /** How many notices of the kind were posted since, however many recipients each has. */
    long posted(TenantId tenant, NoticeKind kind, Instant since);
}
