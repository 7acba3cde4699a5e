package io.muster.domain.tenant;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Whether an externalId alone tells that a pushed person is one whose account is inactive or deleted. RFC 7643 §3.1 leaves it to the client
 * to keep externalIds unique, and some map names to it, which pass to other people.
 */
public enum ExternalIdPolicy {
    /** By its form: a UUID, an id of Okta, and base64 of 16 bytes or more never pass to another person. */
    AUTO,
    /** It never passes to another person. */
    IMMUTABLE,
    /** It may pass to another person. */
    REUSABLE;

    private static final Pattern UUID = Pattern.compile("\\{?\\p{XDigit}{8}(-?\\p{XDigit}{4}){3}-?\\p{XDigit}{12}}?");
    private static final Pattern OKTA = Pattern.compile("00[a-z][0-9A-Za-z]{17}");

    /** No name has all of these: an upper case letter, a lower case letter and a digit, or padding at the end. */
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]+={1,2}|(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[A-Za-z0-9+/]+)");

    private static final int LEAST_BYTES = 16;

    public boolean isImmutable(String externalId) {
        return switch (this) {
            case AUTO -> hasFormOfGeneratedId(externalId);
            case IMMUTABLE -> true;
            case REUSABLE -> false;
        };
    }

    /** What the setting means for a person who comes back. */
    public String inWords() {
        String alone = "brings an inactive or deleted account back by itself";
        String confirmed = "does so only if userName, alias or an address matches too";
        return switch (this) {
            case AUTO ->
                "An externalId of the form of a UUID, an Okta id or base64 of " + LEAST_BYTES + " bytes or more "
                        + alone + "; any other " + confirmed + ".";
            case IMMUTABLE -> "An externalId " + alone + ".";
            case REUSABLE ->
                "An externalId " + confirmed.replace("does so", "brings an inactive or deleted account back") + ".";
        };
    }

    private static boolean hasFormOfGeneratedId(String externalId) {
        return UUID.matcher(externalId).matches()
                || OKTA.matcher(externalId).matches()
                || BASE64.matcher(externalId).matches() && decodesToEnough(externalId);
    }

    private static boolean decodesToEnough(String text) {
        try {
            return text.length() % 4 == 0 && Base64.getDecoder().decode(text).length >= LEAST_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
