package io.muster.application.mail;

import io.muster.domain.activity.Cause;
import io.muster.domain.tenant.Profile;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of causes, in each language; mails tell them, and so do tasks. */
public final class CauseTexts {
    private static final Map<String, Words> WORDS = Stream.of("en", "de", "ja")
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), language -> Words.read(CauseTexts.class, "causes", language)));

    private CauseTexts() {}

    /** @param language one that tenants may have */
    public static CauseText of(Cause cause, Profile profile, String language) {
        Words words = in(language);
        return new CauseText(
                words.get(cause.name() + ".title"),
                words.get(cause.name() + ".meaning"),
                words.of(cause.name() + ".fix", profile),
                where(place(cause), profile, language));
    }

    /** How to get to the page. */
    public static String where(Place place, Profile profile, String language) {
        return in(language).get(key(place, profile));
    }

    static Words in(String language) {
        Words words = WORDS.get(language);
        if (words == null) {
            throw new IllegalArgumentException("no words in " + language);
        }
        return words;
    }

    static String key(Place place, Profile profile) {
        String idp = switch (profile) {
            case ENTRA, OKTA, ONELOGIN -> profile.name();
            case GOOGLE, GENERIC, UNKNOWN -> "OTHER";
        };
        return "where." + place.name().toLowerCase(Locale.ROOT) + "." + idp;
    }

    /** The page of an IdP on which a cause is mended, or else seen. */
    public enum Place {
        /** Where Tenant URL and token are. */
        CREDENTIALS,
        /** Which attribute is made of what. */
        MAPPINGS,
        /** Who is provisioned. */
        ASSIGNMENTS,
        /** What it has sent and been answered. */
        LOG
    }

    private static Place place(Cause cause) {
        return switch (cause) {
            case TOKEN_EXPIRED, TOKEN_INACTIVE, TOKEN_REVOKED, UNKNOWN_REQUEST, METHOD_NOT_ALLOWED, MEDIA_TYPE ->
                Place.CREDENTIALS;
            case INVALID_VALUE, INVALID_PATH, INVALID_FILTER, NO_TARGET, MUTABILITY, UNIQUENESS -> Place.MAPPINGS;
            case CONFLICT, PROTECTED_ACCOUNT, FORBIDDEN, GROUPS_OFF -> Place.ASSIGNMENTS;
            case SCIM_OFF,
                    INVALID_SYNTAX,
                    INVALID_CURSOR,
                    EXPIRED_CURSOR,
                    NOT_FOUND,
                    STALE_VERSION,
                    TOO_LARGE,
                    TOO_MANY_REQUESTS,
                    NOT_ALLOWED_NOW,
                    DATABASE_AWAY,
                    BUG -> Place.LOG;
        };
    }
}
