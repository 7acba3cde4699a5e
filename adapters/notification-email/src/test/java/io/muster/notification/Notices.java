package io.muster.notification;

import io.muster.domain.activity.Cause;
import io.muster.domain.notice.Fact;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.SingleSignOn;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.tenant.TenantSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Notices as the service posts them. */
final class Notices {
    static final Instant NOON = Instant.parse("2026-11-26T09:15:00Z");

    private Notices() {}

    static Tenant tenant(String displayName, String language) {
        TenantSettings settings = new TenantSettings(
                SingleSignOn.SAML,
                true,
                2,
                true,
                List.of(),
                List.of("it@acme.example"),
                language,
                2000,
                TenantSettings.DEFAULT.protection());
        return new Tenant(TenantId.next(NOON), new Slug("acme"), Set.of(), displayName, settings, ScimState.ON, NOON);
    }

    static Notice failure(Cause cause, Profile profile) {
        return new Notice(
                NoticeKind.FAILURE,
                "failure:" + cause,
                Optional.of(cause),
                profile,
                Map.of(
                        Fact.CONNECTION, "Entra ID",
                        Fact.FIRST, "2026-11-26T09:15:00Z",
                        Fact.LAST, "2026-11-26T09:15:00Z",
                        Fact.TIMES, "1",
                        Fact.REFERENCE, "K7Q2-9XWM",
                        Fact.ANSWER, answer(cause)));
    }

    static Notice of(NoticeKind kind, Profile profile) {
        return switch (kind) {
            case FAILURE -> failure(Cause.INVALID_VALUE, profile);
            case FAILURE_DIGEST ->
                notice(
                        kind,
                        profile,
                        Map.of(
                                Fact.CONNECTION, "Entra ID",
                                Fact.TIMES, "10000",
                                Fact.FIRST, "2026-11-26T09:15:00Z",
                                Fact.LAST, "2026-11-26T10:14:00Z",
                                Fact.REFERENCE, "K7Q2-9XWM"));
            case RECOVERY ->
                notice(
                        kind,
                        profile,
                        Map.of(
                                Fact.CONNECTION, "Entra ID",
                                Fact.TIMES, "10000",
                                Fact.FIRST, "2026-11-26T09:15:00Z",
                                Fact.LAST, "2026-11-26T10:14:00Z"));
            case SILENCE ->
                notice(
                        kind,
                        profile,
                        Map.of(
                                Fact.CONNECTION, "Entra ID",
                                Fact.LAST, "2026-11-26T05:10:00Z",
                                Fact.USUAL_PERIOD, "PT40M"));
            case HEARD_AGAIN ->
                notice(kind, profile, Map.of(Fact.CONNECTION, "Entra ID", Fact.FIRST, "2026-11-26T09:15:00Z"));
            case TOKEN_EXPIRES_SOON ->
                notice(
                        kind,
                        profile,
                        Map.of(
                                Fact.CONNECTION, "Entra ID",
                                Fact.TOKEN, "…x7Kq (Entra production)",
                                Fact.EXPIRES, "2026-12-03T09:15:00Z",
                                Fact.DAYS_LEFT, "7"));
            case OLD_TOKEN_IN_USE ->
                notice(
                        kind,
                        profile,
                        Map.of(
                                Fact.CONNECTION, "Entra ID",
                                Fact.TOKEN, "…x7Kq (Entra production)",
                                Fact.LAST, "2026-11-26T09:15:00Z",
                                Fact.EXPIRES, "2026-11-26T10:15:00Z"));
            case JOB_STARTED ->
                notice(
                        kind,
                        profile,
                        Map.of(
                                Fact.JOB, "019ac3f2-7d00-7a31-9c55-0b7e8a1f2c3d",
                                Fact.JOB_KIND, "userid-convert",
                                Fact.TOTAL, "12480"));
            case JOB_PROGRESS ->
                notice(
                        kind,
                        profile,
                        Map.of(
                                Fact.JOB, "019ac3f2-7d00-7a31-9c55-0b7e8a1f2c3d",
                                Fact.JOB_KIND, "USERID_CONVERT",
                                Fact.STATE, "running",
                                Fact.DONE, "12468",
                                Fact.TOTAL, "12480",
                                Fact.SKIPPED, "12"));
            case JOB_ENDED ->
                notice(
                        kind,
                        profile,
                        Map.of(
                                Fact.JOB, "019ac3f2-7d00-7a31-9c55-0b7e8a1f2c3d",
                                Fact.JOB_KIND, "USERID_CONVERT",
                                Fact.STATE, "finished",
                                Fact.DONE, "12468",
                                Fact.TOTAL, "12480",
                                Fact.SKIPPED, "12"));
            case SCIM_ADMINISTRATOR_LOST -> notice(kind, profile, Map.of());
            case MASS_CHANGE ->
                notice(
                        kind,
                        profile,
                        Map.of(
                                Fact.CONNECTION, "Entra ID",
                                Fact.FIRST, "2026-11-26T09:02:00Z",
                                Fact.LAST, "2026-11-26T09:15:00Z",
                                Fact.DEACTIVATED, "412",
                                Fact.DELETED, "3",
                                Fact.REMOVED_FROM_GROUPS, "1290"));
            case ADDRESS_CHANGED -> notice(kind, profile, Map.of(Fact.FIRST, "2026-11-26T09:15:00Z"));
            case TEST -> notice(kind, profile, Map.of());
        };
    }

    private static Notice notice(NoticeKind kind, Profile profile, Map<Fact, String> facts) {
        return new Notice(kind, "key", Optional.of(Cause.TOKEN_EXPIRED), profile, facts);
    }

    private static String answer(Cause cause) {
        return switch (cause) {
            case INVALID_VALUE -> "emails.value must be an e-mail address, such as ann@example.com [K7Q2-9XWM]";
            case CONFLICT ->
                "An account with this address was there before, and its domain is not verified. Have somebody link it [K7Q2-9XWM]";
            default -> "The token has expired. Enter a new one [K7Q2-9XWM]";
        };
    }
}
