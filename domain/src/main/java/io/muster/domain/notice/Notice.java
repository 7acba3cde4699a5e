package io.muster.domain.notice;

import io.muster.domain.activity.Cause;
import io.muster.domain.tenant.Profile;
import java.util.Map;
import java.util.Optional;

/**
 * Something that the admins of a tenant are told, before it is put into words. It names no person.
 *
 * @param key of the same thing always the same, so that it is told once however often it is posted
 * @param cause of a failure
 * @param profile of the connection that it is about, for it tells where to look; UNKNOWN if it is about none
 */
public record Notice(NoticeKind kind, String key, Optional<Cause> cause, Profile profile, Map<Fact, String> facts) {
    public Notice {
        facts = Map.copyOf(facts);
    }
}
