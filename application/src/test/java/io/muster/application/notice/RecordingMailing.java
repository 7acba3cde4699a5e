package io.muster.application.notice;

import io.muster.application.mail.Mailing;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was posted, each key once. */
final class RecordingMailing implements Mailing {
    final List<Notice> notices = new ArrayList<>();
    final List<String> recipients = new ArrayList<>();

    @Override
    public void post(Tenant tenant, Notice notice) {
        post(tenant, notice, tenant.settings().notified());
    }

    @Override
    public void post(Tenant tenant, Notice notice, List<String> given) {
        if (notices.stream().noneMatch(posted -> posted.key().equals(notice.key()))) {
            notices.add(notice);
            recipients.addAll(given);
        }
    }

    @Override
    public long posted(TenantId tenant, NoticeKind kind, Instant since) {
        return notices.stream().filter(notice -> notice.kind() == kind).count();
    }

    List<NoticeKind> kinds() {
        return notices.stream().map(Notice::kind).toList();
    }
}
