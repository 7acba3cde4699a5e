package io.muster.scimhttp.message;

import io.muster.domain.Precondition;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A resource's version as a weak entity tag, {@code W/"3"} (RFC 7644 §3.14, RFC 9110 §8.8.3). */
public final class EntityTag {
    private static final Pattern OURS = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    private static final long NO_VERSION = -1;

    private EntityTag() {}

    public static String of(long version) {
        return "W/\"" + version + "\"";
    }

    /** What {@code If-Match} demands; a tag that this service never gave matches no version. */
    public static Precondition ifMatch(@Nullable String header) {
        return header == null || header.strip().equals("*") ? Precondition.NONE : new Precondition(versions(header));
    }

    /** Whether {@code If-None-Match} names this version, so that there is nothing new to answer. */
    public static boolean isNamedBy(@Nullable String header, long version) {
        return header != null && (header.strip().equals("*") || versions(header).contains(version));
    }

    private static Set<Long> versions(String header) {
        Set<Long> versions = new HashSet<>();
        for (String tag : header.split(",", 100)) {
            Matcher matcher = OURS.matcher(tag.strip());
            versions.add(matcher.matches() ? Long.parseLong(matcher.group(1)) : NO_VERSION);
        }
        return versions;
    }
}
