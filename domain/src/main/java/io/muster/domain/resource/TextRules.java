package io.muster.domain.resource;

import io.muster.domain.Refusal;
import io.muster.domain.UserNameKey;
import io.muster.domain.schema.Attribute;
import java.util.Set;
import java.util.regex.Pattern;

/** Which characters and how many of them a text may have. Nothing is cut or trimmed: it is taken as it is, or refused. */
final class TextRules {
    /** Texts that are shown on one line or written to; a control character in them is an attack or an accident. */
    private static final Set<String> ONE_LINE = Set.of("userName", "displayName", "value");

    /**
     * The assigned characters of the property Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties.txt) that Java does not call
     * format characters: joiners, fillers, vowels and variation selectors that show nothing.
     */
    private static final Pattern IGNORABLE =
            Pattern.compile("[\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}"
                    + "\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]");

    private static final int FIRST_IGNORABLE = 0x34F;

    private TextRules() {}

    static void check(Attribute attribute, String place, String text) {
        if (text.codePointCount(0, text.length()) > attribute.maxLength()) {
            throw Refusal.invalidValue(place, "is longer than " + attribute.maxLength() + " characters; shorten it");
        }
        boolean oneLine = ONE_LINE.contains(attribute.name());
        boolean identifier = attribute.name().equals("userName");
        text.codePoints().forEach(codePoint -> {
            if (codePoint == 0 || isLoneSurrogate(codePoint) || oneLine && Character.isISOControl(codePoint)) {
                throw Refusal.invalidValue(
                        place, "holds the character " + name(codePoint) + ", which is not allowed; remove it");
            }
            if (identifier && isInvisible(codePoint)) {
                throw Refusal.invalidValue(
                        place,
                        "holds the invisible character " + name(codePoint) + ", which could hide who it is; remove it");
            }
        });
        if (identifier && UserNameKey.of(text).isEmpty()) {
            throw Refusal.invalidValue(place, "must not be blank");
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Zero-width, direction, filler and unassigned characters (RFC 7644 §7.8, RFC 8264 §9.13, RFC 8265 §3.3). */
    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || codePoint >= FIRST_IGNORABLE
                        && IGNORABLE.matcher(Character.toString(codePoint)).matches();
    }

    private static String name(int codePoint) {
        return String.format("U+%04X", codePoint);
    }
}
