package io.muster.admin;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Whether the query of a URL can be read: its escapes are whole, their bytes are UTF-8, and none is NUL. */
final class QueryText {
    private static final int ESCAPE = 3;
    private static final int HEXADECIMAL = 16;

    private QueryText() {}

    static boolean isWellFormed(@Nullable String query) {
        if (query == null) {
            return true;
        }
        ByteBuffer bytes = ByteBuffer.allocate(query.length() * ESCAPE);
        for (int i = 0; i < query.length(); i++) {
            char character = query.charAt(i);
            if (character != '%') {
                bytes.put(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int escaped = escaped(query, i);
            if (escaped <= 0) {
                return false;
            }
            bytes.put((byte) escaped);
            i += ESCAPE - 1;
        }
        return isUtf8(bytes.flip());
    }

    /** The byte of the escape, or less than 0 if it is none. */
    private static int escaped(String query, int at) {
        if (at + ESCAPE > query.length()) {
            return -1;
        }
        int high = Character.digit(query.charAt(at + 1), HEXADECIMAL);
        int low = Character.digit(query.charAt(at + 2), HEXADECIMAL);
        return high < 0 || low < 0 ? -1 : high * HEXADECIMAL + low;
    }

    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
