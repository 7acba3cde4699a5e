package io.muster.domain;

/**
 * The form by which user names are compared (RFC 8265 §3.3, UsernameCaseMapped): full-width and half-width characters are mapped
 * to the usual ones, blanks at the ends are dropped, and the rest is a {@link TextKey}. Only this form changes; a name is stored
 * and returned as it was sent. {@code of(of(x))} equals {@code of(x)}.
 */
public final class UserNameKey {
    private static final char IDEOGRAPHIC_SPACE = 0x3000;
    private static final char FULL_WIDTH_EXCLAMATION_MARK = 0xFF01;
    private static final char FULL_WIDTH_TILDE = 0xFF5E;
    private static final int TO_ASCII = FULL_WIDTH_EXCLAMATION_MARK - '!';

    /**
     * What the characters after the full-width tilde are mapped to: their decomposition by one step, which NFKC would not stop at.
     * Unassigned ones stand for themselves.
     */
    private static final String MAPPED = "⦅⦆。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309A"
            + "\u3164ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ\uFFBF"
            + "\uFFC0\uFFC1ㅏㅐㅑㅒㅓㅔ\uFFC8\uFFC9ㅕㅖㅗㅘㅙㅚ\uFFD0\uFFD1ㅛㅜㅝㅞㅟㅠ\uFFD8\uFFD9ㅡㅢㅣ\uFFDD\uFFDE\uFFDF"
            + "¢£¬¯¦¥₩\uFFE7│←↑→↓■○";

    private UserNameKey() {}

    public static String of(String name) {
        return TextKey.of(withoutBlanksAtTheEnds(ofUsualWidth(name)));
    }

    /** The form of a part of a name, at whose ends blanks count. */
    public static String ofPart(String part) {
        return TextKey.of(ofUsualWidth(part));
    }

    private static String ofUsualWidth(String text) {
        StringBuilder usual = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            usual.append(ofUsualWidth(text.charAt(i)));
        }
        return usual.toString();
    }

    private static char ofUsualWidth(char character) {
        if (character == IDEOGRAPHIC_SPACE) {
            return ' ';
        }
        if (character < FULL_WIDTH_EXCLAMATION_MARK) {
            return character;
        }
        if (character <= FULL_WIDTH_TILDE) {
            return (char) (character - TO_ASCII);
        }
        int index = character - FULL_WIDTH_TILDE - 1;
        return index < MAPPED.length() ? MAPPED.charAt(index) : character;
    }

    private static String withoutBlanksAtTheEnds(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** All blanks are in the Basic Multilingual Plane. */
    private static boolean isBlank(char character) {
        return Character.isSpaceChar(character) || Character.isWhitespace(character);
    }
}
