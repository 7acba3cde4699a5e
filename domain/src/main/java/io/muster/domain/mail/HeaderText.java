package io.muster.domain.mail;

import java.util.regex.Pattern;

/**
 * Text that may stand in a header of a mail. What could end the header does not stand in it: control characters, separators of lines, and
 * U+760D and U+760A, whose last bytes are CR and LF (CVE-2025-7962).
 */
public final class HeaderText {
    private static final int MAX_LENGTH = 200;
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\u760D\u760A]");

    private HeaderText() {}

    /** The text with a blank for each character that may not stand there, and no longer than a subject is read. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /** @param max how many characters, the mark of what is left out among them */
    public static String of(String text, int max) {
        String safe = UNSAFE.matcher(text).replaceAll(" ").strip();
        return safe.codePointCount(0, safe.length()) <= max
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, max - 1)) + "…";
    }

    /** Whether all of the text may stand in a header. */
    public static boolean isSafe(String text) {
        return !UNSAFE.matcher(text).find();
    }
}
