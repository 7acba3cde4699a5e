package io.muster.scimhttp.message;

import io.muster.domain.Precondition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A weak entity tag (RFC 7644 §3.14, RFC 9110 §8.8.3): the version of the resource, {@code W/"3"}, and where the answer shows what has no
 * part in the version, such as the names of a group's members, a digest of that, {@code W/"3-5e0c1f2a9b7d4410"}. {@code If-Match} looks at
 * the version alone, for that is what a write changes; {@code If-None-Match} looks at all of it.
 */
public final class EntityTag {
    private static final Pattern OURS = Pattern.compile("(?:W/)?\"(\\d{1,18})(?:-[0-9a-z]{1,32})?\"");
    private static final String UNTOLD = "-many\"";
    private static final int DIGEST_BYTES = 8;
    private static final long NO_VERSION = -1;

    private EntityTag() {}

    public static String of(long version) {
        return "W/\"" + version + "\"";
    }

    /** @param shown what the answer shows beyond the resource itself, in an order that stays */
    public static String of(long version, List<String> shown) {
        return shown.isEmpty() ? of(version) : "W/\"" + version + "-" + digest(shown) + "\"";
    }

    /** Of an answer that shows more than is looked at for a tag; no {@code If-None-Match} names it. */
    public static String untold(long version) {
        return "W/\"" + version + UNTOLD;
    }

    /** What {@code If-Match} demands; a tag that this service never gave matches no version. */
    public static Precondition ifMatch(@Nullable String header) {
        return header == null || header.strip().equals("*") ? Precondition.NONE : new Precondition(versions(header));
    }

    /** Whether {@code If-None-Match} names this tag, so that there is nothing new to answer. */
    public static boolean isNamedBy(@Nullable String header, String tag) {
        if (header == null || header.strip().equals("*")) {
            return header != null;
        }
        return !tag.endsWith(UNTOLD)
                && List.of(header.split(",", 100)).stream()
                        .map(String::strip)
                        .anyMatch(named -> opaque(named).equals(opaque(tag)));
    }

    /** Tags are compared weakly (RFC 9110 §8.8.3.2). */
    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static Set<Long> versions(String header) {
        Set<Long> versions = new HashSet<>();
        for (String tag : header.split(",", 100)) {
            Matcher matcher = OURS.matcher(tag.strip());
            versions.add(matcher.matches() ? Long.parseLong(matcher.group(1)) : NO_VERSION);
        }
        return versions;
    }

    private static String digest(List<String> shown) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : shown) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0); // which no text of a resource holds
            }
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
