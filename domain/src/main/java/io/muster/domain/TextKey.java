package io.muster.domain;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form by which text is compared where letter case does not count: NFC, Unicode full case folding, NFC. It is made once,
 * here, and stored; neither the database nor a locale folds anything. {@code of(of(x))} equals {@code of(x)}.
 */
public final class TextKey {
    private static final int DOTLESS_I = 0x131;
    private static final int CAPITAL_I_WITH_DOT = 0x130;

    private TextKey() {}

    public static String of(String text) {
        String folded = text;
        String before;
        do { // more than once, because ẞ folds to ß and only then to ss, and because NFC may compose anew
            before = folded;
            folded = nfc(fold(nfc(before)));
        } while (!folded.equals(before));
        return folded;
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> appendFolded(codePoint, folded));
        return folded.toString();
    }

    /** Letter by letter, so that a sigma folds alike wherever it stands in the word. */
    private static void appendFolded(int codePoint, StringBuilder folded) {
        if (codePoint < 0x80) {
            folded.append((char) (codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint));
        } else if (codePoint == DOTLESS_I) { // its capital is I, yet it is another letter than i
            folded.appendCodePoint(codePoint);
        } else if (codePoint == CAPITAL_I_WITH_DOT) {
            folded.append("i\u0307");
        } else {
            Character.toString(codePoint)
                    .toUpperCase(Locale.ROOT)
                    .codePoints()
                    .forEach(capital -> folded.appendCodePoint(Character.toLowerCase(capital)));
        }
    }

    private static String nfc(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
