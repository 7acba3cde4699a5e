package io.muster.domain.notice;

import io.muster.domain.tenant.Profile;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which events admins are told of, and what they are told. */
public final class EventNotices {
    private static final Map<String, NoticeKind> KINDS = Map.ofEntries(
            Map.entry("token.expires_soon", NoticeKind.TOKEN_EXPIRES_SOON),
            Map.entry("token.still_used", NoticeKind.OLD_TOKEN_IN_USE),
            Map.entry("tenant.scim_administrator_lost", NoticeKind.SCIM_ADMINISTRATOR_LOST),
            Map.entry("connection.silent", NoticeKind.SILENCE),
            Map.entry("connection.heard_again", NoticeKind.HEARD_AGAIN),
            Map.entry("connection.mass_change", NoticeKind.MASS_CHANGE),
            Map.entry("user.address_changed", NoticeKind.ADDRESS_CHANGED),
            Map.entry("job.started", NoticeKind.JOB_STARTED),
            Map.entry("job.progressed", NoticeKind.JOB_PROGRESS),
            Map.entry("job.paused", NoticeKind.JOB_ENDED),
            Map.entry("job.finished", NoticeKind.JOB_ENDED),
            Map.entry("job.failed", NoticeKind.JOB_ENDED),
            Map.entry("job.cancelled", NoticeKind.JOB_ENDED),
            Map.entry("job.undone", NoticeKind.JOB_ENDED));

    /** What an event's attributes tell; the others are not for mails. */
    private static final Map<String, Fact> FACTS = Map.ofEntries(
            Map.entry("connection", Fact.CONNECTION),
            Map.entry("lastRequest", Fact.LAST),
            Map.entry("usualPeriod", Fact.USUAL_PERIOD),
            Map.entry("token", Fact.TOKEN),
            Map.entry("expires", Fact.EXPIRES),
            Map.entry("daysLeft", Fact.DAYS_LEFT),
            Map.entry("kind", Fact.JOB_KIND),
            Map.entry("state", Fact.STATE),
            Map.entry("done", Fact.DONE),
            Map.entry("total", Fact.TOTAL),
            Map.entry("skipped", Fact.SKIPPED),
            Map.entry("problem", Fact.PROBLEM),
            Map.entry("since", Fact.FIRST),
            Map.entry("deactivated", Fact.DEACTIVATED),
            Map.entry("deleted", Fact.DELETED),
            Map.entry("removedFromGroups", Fact.REMOVED_FROM_GROUPS));

    private EventNotices() {}

    /** @param type of the event, such as {@code token.expires_soon} */
    public static Optional<NoticeKind> kindOf(String type) {
        return Optional.ofNullable(KINDS.get(type));
    }

    /**
     * @param id of the event
     * @param subject the id of what it happened to
     * @param attributes those that it left, as text
     * @param profile of the connection that it happened to, UNKNOWN if it happened to none
     */
    public static Notice of(
            NoticeKind kind, String id, String subject, Map<String, String> attributes, Profile profile) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        attributes.forEach(
                (name, value) -> Optional.ofNullable(FACTS.get(name)).ifPresent(fact -> facts.put(fact, value)));
        if (kind == NoticeKind.JOB_STARTED || kind == NoticeKind.JOB_PROGRESS || kind == NoticeKind.JOB_ENDED) {
            facts.put(Fact.JOB, subject);
        }
        return new Notice(kind, kind + " " + id, Optional.empty(), profile, facts);
    }
}
